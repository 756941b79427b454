package dev.pactwire.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The push endpoint with real sockets and producers that misbehave. */
@Timeout(180)
class PushServerTest {

  private static final String TOKEN = "a-token-for-tests";
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final String ARTICLE = "{\"id\":\"1\",\"title\":\"T\",\"text\":\"Some text.\"}";

  private final List<Article> articles = new CopyOnWriteArrayList<>();
  private final CountDownLatch entered = new CountDownLatch(2);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private volatile boolean refusing;
  private volatile boolean slow;
  private final HttpClient client = HttpClient.newHttpClient();
  private final PushServer server =
      new PushServer(
          new PushSettings("127.0.0.1", 0, Optional.of(TOKEN), 10_000, 2, PATIENT),
          new Sink(),
          Clock.systemUTC());

  private final class Sink implements ArticleSink {
    @Override
    public Batch begin() {
      List<Article> held = new ArrayList<>();
      return new Batch() {
        @Override
        public void add(String where, Article article) {
          held.add(article);
        }

        @Override
        public Delivery await() {
          if (slow) {
            entered.countDown();
            try {
              mayGoOn.await();
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
          }
          if (refusing) {
            return new Delivery.Undelivered("The brokers are away.");
          }
          articles.addAll(held);
          return new Delivery.Delivered(List.of());
        }
      };
    }

    @Override
    public void status(FeedStatus status) {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    mayGoOn.countDown();
    server.close();
  }

  @Test
  void takesOneAnArrayOrLines() throws Exception {
    assertThat(post(ARTICLE).body()).isEqualTo("{\"accepted\":1}");
    assertThat(post("[" + ARTICLE + "," + ARTICLE.replace("1", "2") + "]").body())
        .isEqualTo("{\"accepted\":2}");
    assertThat(post(ARTICLE + "\n" + ARTICLE.replace("1", "3") + "\n").statusCode()).isEqualTo(200);
    assertThat(articles).hasSize(5);
    assertThat(articles).extracting(Article::getSource).containsOnly("push");
  }

  @Test
  void namesWhatItCannotUse() throws Exception {
    HttpResponse<String> mixed = post("[" + ARTICLE + ",{},7]");

    assertThat(mixed.statusCode()).isEqualTo(200);
    assertThat(mixed.body()).contains("\"accepted\":1", "\"index\":1", "\"index\":2");
    assertThat(post("{\"a\":").statusCode()).isEqualTo(400);
    assertThat(post("").statusCode()).isEqualTo(400);
    assertThat(post("{}").statusCode()).isEqualTo(422);
    assertThat(post("[".repeat(5_000)).statusCode()).isEqualTo(400);
  }

  @Test
  void takesNinjsAndItsWithdrawalAndNoPicture() throws Exception {
    String text = "{\"uri\":\"urn:1\",\"headline\":\"H\",\"body_text\":\"Some text.\"}";
    String canceled = "{\"uri\":\"urn:1\",\"version\":\"2\",\"pubstatus\":\"canceled\"}";
    String picture = "{\"uri\":\"urn:2\",\"type\":\"picture\",\"headline\":\"P\"}";
    String held = "{\"uri\":\"urn:3\",\"headline\":\"H\",\"embargoed\":\"2999-01-01T00:00:00Z\"}";

    HttpResponse<String> answer = post("[" + String.join(",", text, canceled, picture, held) + "]");

    assertThat(answer.body())
        .contains("\"accepted\":2", "but no text.", "It is under embargo until 2999");
    assertThat(articles)
        .extracting(Article::getArticleId)
        .hasSize(2)
        .containsOnly(articles.get(0).getArticleId());
    assertThat(articles.get(0).getText()).isEqualTo("Some text.");
    assertThat(articles.get(1).getRetraction()).isPresent();
  }

  @Test
  void nobodyIsLetInWithoutTheToken() throws Exception {
    HttpRequest without = HttpRequest.newBuilder(uri(server)).POST(body(ARTICLE)).build();
    HttpRequest wrong =
        HttpRequest.newBuilder(uri(server))
            .header("Authorization", "Bearer " + TOKEN + "x")
            .POST(body(ARTICLE))
            .build();

    assertThat(send(without).statusCode()).isEqualTo(401);
    assertThat(send(wrong).statusCode()).isEqualTo(401);
    assertThat(articles).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PushSettings("0.0.0.0", 0, Optional.empty(), 1, 1, Duration.ofSeconds(1)))
        .withMessageContaining("push.token");
  }

  @Test
  @Tag("fault-52")
  void aRepeatedRequestIsOneArticle() throws Exception {
    HttpResponse<String> first = send(keyed(ARTICLE));
    HttpResponse<String> again = send(keyed(ARTICLE));
    HttpResponse<String> other = send(keyed(ARTICLE.replace("T", "U")));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(articles).hasSize(1);
  }

  @Test
  @Tag("fault-52")
  void anotherBodyIsAnotherHoweverAlikeItWasMade() throws Exception {
    // Given two articles whose texts have the same length and the same 32-bit hash
    String one = ARTICLE.replace("Some", "AaBB");
    String two = ARTICLE.replace("Some", "BBAa");
    assertThat(Arrays.hashCode(one.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Arrays.hashCode(two.getBytes(StandardCharsets.UTF_8)));

    // When both come with one key
    HttpResponse<String> first = send(keyed(one));
    HttpResponse<String> second = send(keyed(two));

    // Then the second is not taken for the first
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(422);
  }

  @Test
  @Tag("fault-52")
  void aRequestThatIsRepeatedAfterARestartIsStillOne() throws Exception {
    // Given answers that outlive the server that gave them
    List<KeptAnswers.Kept> topic = new CopyOnWriteArrayList<>();
    KeptAnswers kept =
        new KeptAnswers() {
          @Override
          public void keep(Kept answer) {
            topic.add(answer);
          }

          @Override
          public void follow(Consumer<Kept> reader) {
            topic.forEach(reader);
          }

          @Override
          public void close() {}
        };
    PushSettings settings = PushSettings.local(0);
    HttpResponse<String> first;
    HttpResponse<String> again;
    HttpResponse<String> other;

    // When it is repeated at another
    try (PushServer one = new PushServer(settings, new Sink(), kept, Clock.systemUTC())) {
      one.start();
      first = send(keyedAt(one, ARTICLE));
    }
    try (PushServer two = new PushServer(settings, new Sink(), kept, Clock.systemUTC())) {
      two.start();
      again = send(keyedAt(two, ARTICLE));
      other = send(keyedAt(two, ARTICLE.replace("T", "U")));
    }

    // Then
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(articles).hasSize(1);
  }

  private static HttpRequest keyedAt(PushServer at, String body) {
    return HttpRequest.newBuilder(uri(at))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "k")
        .POST(body(body))
        .build();
  }

  @Test
  @Tag("fault-52")
  void whatKafkaDidNotTakeMayBeSentAgainWithTheSameKey() throws Exception {
    refusing = true;
    HttpResponse<String> refused = send(keyed(ARTICLE));
    refusing = false;
    HttpResponse<String> taken = send(keyed(ARTICLE));

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(articles).hasSize(1);
  }

  @Test
  @Tag("fault-37")
  void tooMuchAtOnceIsToldToComeAgain() throws Exception {
    slow = true;
    List<Thread> producers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread producer = new Thread(() -> postQuietly(ARTICLE));
      producer.start();
      producers.add(producer);
    }
    // Both are in before a third one comes
    entered.await();
    HttpResponse<String> refused = post(ARTICLE);
    mayGoOn.countDown();
    for (Thread producer : producers) {
      producer.join();
    }
    slow = false;

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(post(ARTICLE).statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("fault-37")
  void bodiesThatAreTooLargeOrLieAboutTheirLengthAreRefused() throws Exception {
    assertThat(post("{\"text\":\"" + "x".repeat(20_000) + "\"}").statusCode()).isEqualTo(413);
    assertThat(raw("Content-Length: -5\r\n\r\n" + ARTICLE)).startsWith("HTTP/1.1 400");
    assertThat(raw("Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + ARTICLE))
        .startsWith("HTTP/1.1 400");
    assertThat(raw("Transfer-Encoding: chunked\r\n\r\nZZ\r\n" + ARTICLE))
        .startsWith("HTTP/1.1 400");
    assertThat(
            raw(
                "Transfer-Encoding: chunked\r\n\r\n4e20\r\n"
                    + "x".repeat(20_000)
                    + "\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(raw("X: " + "y".repeat(100_000) + "\r\n\r\n")).startsWith("HTTP/1.1 431");
    assertThat(post(ARTICLE).statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("fault-37")
  void whoSendsTooSlowlyIsCutOffAndNobodyElseNotices() throws Exception {
    PushSettings hasty =
        new PushSettings("127.0.0.1", 0, Optional.of(TOKEN), 10_000, 2, Duration.ofSeconds(2));
    try (PushServer strict = new PushServer(hasty, new Sink(), Clock.systemUTC())) {
      strict.start();
      try (Socket sloth = new Socket("127.0.0.1", strict.port())) {
        sloth
            .getOutputStream()
            .write((head() + "Content-Length: 100\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
        HttpRequest.Builder other = request(strict);
        assertThat(send(other.POST(body(ARTICLE)).build()).statusCode()).isEqualTo(200);

        String answer =
            new String(sloth.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(answer).startsWith("HTTP/1.1 408");
      }
    }
    assertThat(articles).hasSize(1);
  }

  @Test
  @Tag("fault-37")
  void whoNeverComesToTheEndOfTheHeadIsCutOffThoughHeIsNeverSilent() throws Exception {
    // Given a server that bears a minute of silence, so that no pause of ours ends the connection
    PushSettings patient = new PushSettings("127.0.0.1", 0, Optional.of(TOKEN), 10_000, 2, PATIENT);
    Duration patience = Duration.ofMillis(500);
    try (PushServer strict =
        new PushServer(patient, patience, new Sink(), KeptAnswers.NONE, Clock.systemUTC())) {
      strict.start();
      try (Socket sloth = new Socket("127.0.0.1", strict.port())) {
        sloth.getOutputStream().write(head().getBytes(StandardCharsets.US_ASCII));

        assertThat(lettersUntilCutOff(sloth)).isPositive();
      }
    }
  }

  /** Sends a letter of a header every now and then; ends when the other side has had enough. */
  private static int lettersUntilCutOff(Socket sloth) throws IOException {
    sloth.setSoTimeout(100);
    for (int letters = 1; letters < 1_000; letters++) {
      try {
        sloth.getOutputStream().write('x');
        if (sloth.getInputStream().read() < 0) {
          return letters;
        }
      } catch (SocketTimeoutException silent) {
        // Nothing is said yet, and the next letter is due.
        continue;
      } catch (SocketException closed) {
        return letters;
      }
    }
    return 0;
  }

  private void postQuietly(String body) {
    try {
      post(body);
    } catch (IOException | InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<String> post(String text) throws IOException, InterruptedException {
    return send(request().POST(body(text)).build());
  }

  private HttpRequest keyed(String text) {
    return request().header("Idempotency-Key", "k1").POST(body(text)).build();
  }

  private HttpRequest.Builder request() {
    return request(server);
  }

  private static HttpRequest.Builder request(PushServer at) {
    return HttpRequest.newBuilder(uri(at)).header("Authorization", "Bearer " + TOKEN);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private static URI uri(PushServer at) {
    return URI.create("http://127.0.0.1:" + at.port() + "/articles");
  }

  private static String head() {
    return "POST /articles HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN + "\r\n";
  }

  /** Sends bytes as they are, and returns what comes back until the server hangs up or is idle. */
  private String raw(String rest) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write((head() + rest).getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      byte[] start = socket.getInputStream().readNBytes(12);
      return new String(start, StandardCharsets.US_ASCII);
    }
  }
}

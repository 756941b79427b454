package dev.pactwire.ingest.push;

import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A push endpoint with a token, and a producer; what Kafka would get is kept. */
final class PushDesk implements AutoCloseable {

  static final String TOKEN = "a-token-for-tests";
  static final Duration PATIENT = Duration.ofSeconds(60);
  static final String ARTICLE = "{\"id\":\"1\",\"title\":\"T\",\"text\":\"Some text.\"}";

  final List<Article> articles = new CopyOnWriteArrayList<>();
  final CountDownLatch entered = new CountDownLatch(2);
  final CountDownLatch mayGoOn = new CountDownLatch(1);
  volatile boolean refusing;
  volatile boolean slow;
  private final HttpClient client = HttpClient.newHttpClient();
  final PushServer server =
      new PushServer(
          new PushSettings("127.0.0.1", 0, Optional.of(TOKEN), 10_000, 2, PATIENT),
          new Sink(),
          Clock.systemUTC());

  void start() throws IOException {
    server.start();
  }

  /** Where other servers of a test send articles to. */
  ArticleSink sink() {
    return new Sink();
  }

  @Override
  public void close() {
    mayGoOn.countDown();
    server.close();
  }

  void postQuietly(String body) {
    try {
      post(body);
    } catch (IOException | InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  HttpResponse<String> post(String text) throws IOException, InterruptedException {
    return send(request().POST(body(text)).build());
  }

  HttpRequest keyed(String text) {
    return request().header("Idempotency-Key", "k1").POST(body(text)).build();
  }

  HttpRequest.Builder request() {
    return request(server);
  }

  static HttpRequest.Builder request(PushServer at) {
    return HttpRequest.newBuilder(uri(at)).header("Authorization", "Bearer " + TOKEN);
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  static URI uri(PushServer at) {
    return URI.create("http://127.0.0.1:" + at.port() + "/articles");
  }

  static String head() {
    return "POST /articles HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN + "\r\n";
  }

  /** Sends bytes as they are, and returns what comes back until the server hangs up or is idle. */
  String raw(String rest) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write((head() + rest).getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      byte[] start = socket.getInputStream().readNBytes(12);
      return new String(start, StandardCharsets.US_ASCII);
    }
  }

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
}

package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.dashboard.Samples;
import dev.pactwire.dashboard.subscribe.Limits;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.ClassifiedArticle;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients send that mean no good, byte by byte. */
@Timeout(240)
class SiteHostileTest extends SiteFixture {
  private static final String HOST = "Host: localhost\r\n";
  private static final String UPGRADE =
      "GET /api/v1/socket HTTP/1.1\r\n" + HOST + "Upgrade: websocket\r\nConnection: Upgrade\r\n";
  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  private static final String PAUSE = "POST /api/v1/feeds/pause HTTP/1.1\r\n" + HOST;

  @Override
  Limits limits() {
    // Long enough for a reader who has to wait for its turn on a busy machine.
    return new Limits(100_000, Duration.ofSeconds(8), Duration.ofSeconds(15), 100);
  }

  private Socket send(String request) throws IOException {
    Socket socket = new Socket();
    // A small window, so that who reads nothing is noticed soon.
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress("127.0.0.1", site.port()));
    socket.setSoTimeout(90_000);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  /** The head of the answer. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private String answer(String request) throws IOException {
    try (Socket socket = send(request)) {
      return head(socket.getInputStream());
    }
  }

  private void assertAnswers(Map<String, Integer> statuses) throws Exception {
    SoftAssertions all = new SoftAssertions();
    for (Map.Entry<String, Integer> one : statuses.entrySet()) {
      all.assertThat(answer(one.getKey()))
          .as(one.getKey())
          .startsWith("HTTP/1.1 " + one.getValue())
          .contains("X-Content-Type-Options: nosniff")
          .doesNotContain("text/html");
    }
    all.assertAll();
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("fault-37")
  void requestsOfWhichProxiesAndServersThinkDifferentlyAreRefused() throws Exception {
    Map<String, Integer> statuses = new LinkedHashMap<>();
    String live = "GET /health/live HTTP/1.1\r\n" + HOST;
    statuses.put(live + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    statuses.put(PAUSE + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}", 400);
    statuses.put(PAUSE + "Content-Length: +2\r\n\r\n{}", 400);
    statuses.put(PAUSE + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400);
    statuses.put(PAUSE + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400);
    statuses.put(PAUSE + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}", 400);
    statuses.put(live + "Host: evil.example\r\n\r\n", 400);
    statuses.put("GET http://evil.example/api/v1/articles HTTP/1.1\r\n" + HOST + "\r\n", 400);
    statuses.put("GET /health/live HTTP/1.1\r\n X: folded\r\n" + HOST + "\r\n", 400);
    assertAnswers(statuses);
  }

  @Test
  void namesAndPathsThatLeadElsewhereLeadNowhere() throws Exception {
    Map<String, Integer> statuses = new LinkedHashMap<>();
    statuses.put("GET /api/v1/articles HTTP/1.0\r\n\r\n", 421);
    statuses.put("GET /api/v1/articles HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", 421);
    statuses.put("GET /api/v1/articles HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n", 421);
    statuses.put("GET /api/v1/articles HTTP/1.1\r\nHost: 127.0.0.2:80\r\n\r\n", 200);
    statuses.put("GET /assets/%2e%2e/api/openapi.json HTTP/1.1\r\n" + HOST + "\r\n", 400);
    statuses.put("GET /assets/..;/api/openapi.json HTTP/1.1\r\n" + HOST + "\r\n", 400);
    statuses.put("GET /assets/app.js%00.html HTTP/1.1\r\n" + HOST + "\r\n", 400);
    statuses.put("GET //assets/app.js HTTP/1.1\r\n" + HOST + "\r\n", 400);
    statuses.put(PAUSE + "Origin: null\r\nContent-Length: 2\r\n\r\n{}", 403);
    statuses.put(PAUSE + "Origin: http://localhost:81\r\nContent-Length: 2\r\n\r\n{}", 403);
    statuses.put(PAUSE + "Sec-Fetch-Site: same-site\r\nContent-Length: 2\r\n\r\n{}", 403);
    statuses.put(PAUSE + "Content-Length: 4000\r\n\r\n" + "[".repeat(4_000), 400);
    assertAnswers(statuses);
    assertThat(feeds.asked).isEmpty();
  }

  @Test
  void otherMethodsAreToldWhatIsThereAndOtherSitesNothing() throws Exception {
    String preflight =
        answer(
            "OPTIONS /api/v1/feeds/pause HTTP/1.1\r\n"
                + HOST
                + "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n\r\n");
    assertThat(preflight)
        .startsWith("HTTP/1.1 405")
        .contains("Allow: GET, HEAD, POST\r\n")
        .doesNotContain("Access-Control");
    assertThat(answer("TRACE / HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains("Allow: GET, HEAD\r\n");
    assertThat(answer("HEAD /api/v1/stream HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("text/event-stream");
    assertThat(hub.subscribers()).isZero();
  }

  @Test
  void filtersAreBounded() throws Exception {
    assertThat(get("/api/v1/stream?" + "alliance=x&".repeat(301)).body())
        .contains("alliance has 301 values; 300 are the most.");
    assertThat(get("/api/v1/articles?country=" + "x,".repeat(301)).statusCode()).isEqualTo(400);
    assertThat(get("/api/v1/articles?q=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u").body())
        .contains("q has 21 words; 20 are the most.");
    assertThat(answer("GET /?" + "alliance=x&".repeat(10_000) + " HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void whatIsNoWebSocketGetsAnAnswerAndNothingIsCompressed() throws Exception {
    assertThat(answer(UPGRADE + "Sec-WebSocket-Version: 12\r\n" + KEY + "\r\n"))
        .startsWith("HTTP/1.1 426")
        .contains("Sec-WebSocket-Version: 13");
    assertThat(answer(UPGRADE.replace("websocket", "h2c") + "\r\n")).startsWith("HTTP/1.1 426");
    assertThat(
            answer(
                UPGRADE
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"
                    + KEY
                    + "\r\n"))
        .startsWith("HTTP/1.1 101")
        .doesNotContain("Extensions");
  }

  /** A frame from a client: masked with zeros. */
  private static byte[] frame(int kind, long length, int bytes) {
    ByteBuffer frame = ByteBuffer.allocate(14 + bytes).put((byte) kind).put((byte) 0xff);
    return frame.putLong(length).putInt(0).array();
  }

  @Test
  void whatSubscribersSendByWebSocketIsBoundedAndHindersNobody() throws Exception {
    for (byte[] rubbish :
        new byte[][] {
          frame(0x81, 100_000, 100_000), // a long text
          frame(0x81, Long.MAX_VALUE, 0), // one that never ends
          frame(0x80, 10, 10), // the rest of nothing
          frame(0x89, 200, 200), // a ping that is too long
          frame(0xf1, 10, 10), // bits that mean nothing here
        }) {
      try (Socket socket = send(UPGRADE + "Sec-WebSocket-Version: 13\r\n" + KEY + "\r\n")) {
        assertThat(head(socket.getInputStream())).startsWith("HTTP/1.1 101");
        // It ends, in whatever way it comes.
        assertThat(endsOver(socket, rubbish)).isTrue();
      }
    }
    await(() -> hub.subscribers() == 0);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  private static boolean endsOver(Socket socket, byte[] rubbish) {
    try {
      socket.getOutputStream().write(rubbish);
    } catch (IOException e) {
      // It was cut off before all was said.
      return true;
    }
    return drained(socket);
  }

  private static boolean drained(Socket socket) {
    try {
      socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void whoReadsNothingIsCutOffAndOthersMissNothing() throws Exception {
    // Given
    String stream = "GET /api/v1/stream?snapshot=0 HTTP/1.1\r\n" + HOST + "\r\n";
    int articles = 80;
    try (Socket stuck = send(stream);
        Socket other = new Socket("127.0.0.1", site.port())) {
      other.setSoTimeout(90_000);
      other.getOutputStream().write(stream.getBytes(StandardCharsets.UTF_8));
      await(() -> hub.subscribers() == 2);

      CompletableFuture<Long> seen = CompletableFuture.supplyAsync(() -> articles(other, articles));

      // When more is told than all buffers between two sockets hold
      String text = "What was said there. ".repeat(5_000);
      for (int i = 2; i < 2 + articles; i++) {
        ClassifiedArticle sample = Samples.article("n" + i, "nato");
        Article article = Article.newBuilder(sample.getArticle()).setText(text).build();
        window.append(
            P0, i, new Item.Told(ClassifiedArticle.newBuilder(sample).setArticle(article).build()));
      }

      // Then
      assertThat(seen.get(90, TimeUnit.SECONDS)).isEqualTo(articles);
      await(() -> hub.subscribers() == 1);
      assertThat(drained(stuck)).isTrue();
    }
  }

  /** Counts events as they come. */
  private static long articles(Socket socket, int most) {
    try {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      return lines.lines().filter("event: article"::equals).limit(most).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as("in time").isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }
}

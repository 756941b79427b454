package dev.pactwire.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.run.MemorySink;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The push endpoint without a token, and the pages that a browser of this machine may show. */
@Timeout(180)
class OpenPushTest {

  private static final String ARTICLE = "{\"id\":\"1\",\"title\":\"T\",\"text\":\"Some text.\"}";
  private static final String JSON = "Content-Type: application/json";

  private final MemorySink sink = new MemorySink();
  private final PushServer server = new PushServer(PushSettings.local(0), sink, Clock.systemUTC());

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: 127.0.0.1:%d|" + JSON,
        "Host: localhost:%d|Content-Type: application/x-ndjson",
        "Host: [::1]:%d|Content-Type: application/json; charset=utf-8",
        "Host: LOCALHOST:%d|Origin: http://localhost:%1$d|Sec-Fetch-Site: same-origin|" + JSON
      })
  void programsOfThisMachineAreLetIn(String headers) throws IOException {
    assertThat(post(headers)).startsWith("HTTP/1.1 200");
    assertThat(sink.articles).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "421, Host: evil.example:%d|Content-Type: application/json",
    "421, Host: 127.0.0.1.evil.example:%d|Content-Type: application/json",
    "403, Host: 127.0.0.1:%d|Origin: https://evil.example|Content-Type: application/json",
    "403, Host: 127.0.0.1:%d|Origin: null|Content-Type: application/json",
    "403, Host: 127.0.0.1:%d|Origin: http://127.0.0.1:1|Content-Type: application/json",
    "403, Host: 127.0.0.1:%d|Sec-Fetch-Site: cross-site|Content-Type: application/json",
    "403, Host: 127.0.0.1:%d|Sec-Fetch-Site: same-site|Content-Type: application/json",
    "415, Host: 127.0.0.1:%d|Content-Type: text/plain;charset=UTF-8",
    "415, Host: 127.0.0.1:%d|Content-Type: application/x-www-form-urlencoded",
    "415, Host: 127.0.0.1:%d|Content-Type: text/plain; application/json",
    "415, Host: 127.0.0.1:%d"
  })
  void pagesAreNot(int status, String headers) throws IOException {
    assertThat(post(headers)).startsWith("HTTP/1.1 " + status);
    assertThat(sink.articles).isEmpty();
  }

  @Test
  void aPageThatAsksForLeaveGetsNone() throws IOException {
    // When a browser asks before it sends JSON across sites
    String answer =
        send(
            "OPTIONS",
            "Host: 127.0.0.1:%d|Origin: https://evil.example|Access-Control-Request-Method: POST");

    // Then
    assertThat(answer).startsWith("HTTP/1.1 405").doesNotContainIgnoringCase("access-control");
  }

  private String post(String headers) throws IOException {
    return send("POST", headers);
  }

  private String send(String method, String headers) throws IOException {
    String head = headers.formatted(server.port()).replace("|", "\r\n");
    String request =
        method
            + " /articles HTTP/1.1\r\n"
            + head
            + "\r\nConnection: close\r\nContent-Length: "
            + ARTICLE.length()
            + "\r\n\r\n"
            + ARTICLE;
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}

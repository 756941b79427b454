package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.dashboard.access.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class SiteGuardTest extends SiteFixture {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/articles?limit=-1",
        "/api/v1/articles?limit=99999",
        "/api/v1/stream?topic=news.nothing",
        "/api/v1/stream?snapshot=x"
      })
  void whatMakesNoSenseIsSaidSo(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(MAPPER.readTree(answer.body()).get("error").textValue()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/assets/",
        "/assets/..%2f..%2fapi/openapi.json",
        "/api/v1/dead-letters/x"
      })
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void pagesOfOtherSitesGetNothing() throws Exception {
    HttpRequest.Builder resend =
        request("/api/v1/dead-letters/0-7/resend").POST(HttpRequest.BodyPublishers.ofString("{}"));
    HttpRequest foreign = resend.copy().header("Origin", "https://evil.example").build();
    assertThat(client.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'");
    assertThat(raw("GET /api/v1/articles HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
    // Only the beginning of this letter is kept.
    assertThat(client.send(resend.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(409);
  }

  @Test
  @Tag("fault-37")
  void aHeaderWithoutEndIsRefusedAndOthersAreServed() throws Exception {
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000)))
        .startsWith("HTTP/1.1 431");
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(raw("GET /api/v1/articles?q=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("fault-8")
  void isReadyWhileTheTopicsCanBeRead() throws Exception {
    // Given
    problem =
        Optional.of("The topics cannot be read: the brokers have not answered for 30 s and more.");

    // When
    HttpResponse<String> cutOff = get("/health/ready");

    // Then
    assertThat(cutOff.statusCode()).isEqualTo(503);
    assertThat(cutOff.body()).contains("cut off");
    assertThat(get("/metrics").body()).contains("pactwire_ready 0.0");
    assertThat(json("/api/v1/operations").get("problems").get(0).textValue())
        .isEqualTo(problem.get());

    // When
    problem = Optional.empty();

    // Then
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("fault-37")
  void bodiesThatNeverComeHoldNobodyUp() throws Exception {
    // Given
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Socket socket = new Socket("127.0.0.1", site.port());
      socket
          .getOutputStream()
          .write(
              "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
                  .getBytes(StandardCharsets.UTF_8));
      slow.add(socket);
    }

    // When
    int status = get("/api/v1/articles").statusCode();

    // Then
    assertThat(status).isEqualTo(200);
    for (Socket socket : slow) {
      socket.close();
    }
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", site.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      byte[] answer = new byte[12];
      int read = socket.getInputStream().readNBytes(answer, 0, answer.length);
      return new String(answer, 0, read, StandardCharsets.UTF_8);
    }
  }

  @Test
  void aTokenInACookieOpensThePage() throws Exception {
    // Given
    site.close();
    start(new Tokens(List.of(READER), List.of()));
    assertThat(get("/api/v1/articles").statusCode()).isEqualTo(401);

    // When
    HttpResponse<String> session =
        client.send(
            request("/api/v1/session")
                .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + READER + "\"}"))
                .build(),
            BodyHandlers.ofString());

    // Then
    String cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
    assertThat(get("/api/v1/articles", "Cookie", cookie.split(";")[0]).statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/articles", "Authorization", "Bearer " + READER).statusCode())
        .isEqualTo(200);
    assertThat(session.body()).contains("\"read\"");
  }
}

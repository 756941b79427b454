package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.dashboard.Samples;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.schemas.Change;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SiteStreamsTest extends SiteFixture {
  @Test
  void aStreamGoesOnBehindTheLastEvent() throws Exception {
    // Given
    List<String> first = stream("?view=summary", Optional.empty(), "event: live");
    String cursor =
        first.stream().filter(l -> l.startsWith("id: ")).findFirst().orElseThrow().substring(4);

    // When
    List<String> second = stream("?view=summary", Optional.of(cursor), "event: live");

    // Then
    assertThat(first).contains("event: snapshot");
    assertThat(first.stream().filter("event: article"::equals)).hasSize(2);
    assertThat(second).contains("event: resumed");
    assertThat(second.stream().filter("event: article"::equals)).hasSize(1);
  }

  @Test
  void aStreamWhosePlaceIsGoneSaysSo() throws Exception {
    // Given
    for (int i = 2; i < 12; i++) {
      window.append(P0, i, new Item.Told(Samples.article("n" + i, "nato")));
    }

    // When
    List<String> lines = stream("", Optional.of("a0-1"), "event: live");

    // Then
    assertThat(lines).contains("event: reset", "data: {\"reason\":\"gone\"}");
  }

  /** Reads lines up to the one wanted. */
  private List<String> stream(String query, Optional<String> cursor, String last) throws Exception {
    HttpRequest.Builder request = request("/api/v1/stream" + query);
    cursor.ifPresent(id -> request.header("Last-Event-ID", id));
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/event-stream;charset=utf-8");
    List<String> lines = new ArrayList<>();
    try (var reader =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      while (!lines.contains(last)) {
        String line = reader.readLine();
        assertThat(line).as("a line behind %s", lines).isNotNull();
        lines.add(line);
      }
    }
    return lines;
  }

  @Test
  void anArticleThatNoLongerFitsIsToldAsLeft() throws Exception {
    // Given
    BlockingQueue<String> lines = socket("?topic=news.alliance.nato&view=summary");
    await(lines, "\"event\":\"live\"");

    // When
    window.append(
        P0, 2, new Item.Told(Samples.article("a", 2, Change.UPDATED, Samples.AT, "quad")));

    // Then
    assertThat(await(lines, "\"event\":\"left\""))
        .contains("\"data\":{\"id\":\"a\"}", "\"id\":\"a0-2");
  }

  private BlockingQueue<String> socket(String query) {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    client
        .newWebSocketBuilder()
        .buildAsync(
            URI.create("ws://127.0.0.1:" + site.port() + "/api/v1/socket" + query),
            new WebSocket.Listener() {
              private final StringBuilder text = new StringBuilder();

              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                  text.toString().lines().forEach(lines::add);
                  text.setLength(0);
                }
                socket.request(1);
                return null;
              }
            })
        .join();
    return lines;
  }

  private static String await(BlockingQueue<String> lines, String part)
      throws InterruptedException {
    for (String line = next(lines); ; line = next(lines)) {
      if (line.contains(part)) {
        return line;
      }
    }
  }

  private static String next(BlockingQueue<String> lines) throws InterruptedException {
    String line = lines.poll(90, TimeUnit.SECONDS);
    assertThat(line).as("a line in time").isNotNull();
    return line;
  }
}

package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.AppProcess;
import dev.pactwire.app.path.Incoming.Kind;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.testkit.Articles;
import dev.pactwire.testkit.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a processor that has lost its state tells while it fetches it. */
@Timeout(600)
class ReadinessIT {

  private static final Duration SOON = Duration.ofSeconds(120);

  @TempDir private Path folder;

  @Test
  void aProcessorIsAliveButNotReadyUntilItsWindowIsRestored() throws Exception {
    try (LocalPath path = new LocalPath()) {
      // Given an article that is remembered
      try (NewsProcessor before = path.processor(folder.resolve("before"), Map.of())) {
        before.start();
        path.publisher()
            .publish(
                List.of(
                    Incoming.of(
                        Kind.NEWS,
                        Articles.article("a", "courier", "First", Articles.text(5, 200)))));
        path.run().awaitBalance(1, SOON);
      }

      // When a processor without state starts, and is held while it restores
      try (ChildJvm process = startHeld(path)) {
        String said = process.awaitError(line -> line.startsWith("Metrics at "), SOON);
        URI metrics = URI.create(said.substring("Metrics at ".length()));
        Await.until("restoring", SOON, () -> Files.exists(folder.resolve("held")));

        // Then
        assertThat(get(metrics.resolve("/health/live")).statusCode()).isEqualTo(200);
        assertThat(get(metrics.resolve("/health/ready")).statusCode()).isEqualTo(503);
        assertThat(get(metrics).body())
            .contains("pactwire_ready 0.0", "pactwire_window_here{block=\"en\"} 0.0")
            .containsPattern("pactwire_restore_remaining [1-9]");

        // When it may go on
        Files.createFile(folder.resolve("go"));
        Await.until("ready", SOON, () -> isReady(metrics));

        // Then
        assertThat(get(metrics).body())
            .contains(
                "pactwire_ready 1.0",
                "pactwire_restore_remaining 0.0",
                "pactwire_window_here{block=\"en\"} 1.0")
            .containsPattern("pactwire_window_articles\\{block=\"[a-z+]+\"} 1.0")
            .containsPattern("pactwire_restore_records_total [1-9]");
      }
    }
  }

  private ChildJvm startHeld(LocalPath path) {
    return AppProcess.start(
        "process",
        "--bootstrap-servers",
        path.brokers(),
        "--state-dir",
        folder.resolve("after").toString(),
        "--metrics-port",
        "0",
        "--set",
        "streams.restore.consumer.interceptor.classes=" + HeldRestore.class.getName(),
        "--set",
        "streams.restore.consumer." + HeldRestore.FOLDER + "=" + folder);
  }

  private static boolean isReady(URI metrics) {
    try {
      return get(metrics.resolve("/health/ready")).statusCode() == 200;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}

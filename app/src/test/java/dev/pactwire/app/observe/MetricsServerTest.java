package dev.pactwire.app.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.app.error.CommandFailure;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

  private final AtomicReference<Optional<String>> problem =
      new AtomicReference<>(Optional.of("State is being restored."));

  @Test
  void aProgramTellsItsFiguresAndWhetherItIsReady() throws Exception {
    try (MetricsServer server =
        new MetricsServer(
            "127.0.0.1",
            0,
            problem::get,
            List.of(registry -> Gauge.builder("pactwire.test", () -> 17).register(registry)))) {
      // Given a program that is not ready
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
      assertThat(get(server, "/health/ready").body()).isEqualTo("State is being restored.\n");
      assertThat(get(server, "/metrics").body())
          .contains("pactwire_ready 0.0", "pactwire_test 17.0", "jvm_memory_used_bytes");

      // When it is
      problem.set(Optional.empty());

      // Then
      assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(get(server, "/metrics").body()).contains("pactwire_ready 1.0");
      assertThat(get(server, "/etc/passwd").statusCode()).isEqualTo(404);
      assertThat(get(server, "/../etc/passwd").statusCode()).isEqualTo(400);
      assertThat(send(server, "/metrics", "POST").statusCode()).isEqualTo(405);
    }
  }

  @Test
  void whoSendsHalfRequestsKeepsNobodyFromTheFigures() throws Exception {
    List<Socket> open = new ArrayList<>();
    try (MetricsServer server = new MetricsServer("127.0.0.1", 0, Optional::empty, List.of())) {
      // Given more of them than there are threads
      for (int i = 0; i < 20; i++) {
        Socket socket = new Socket("127.0.0.1", server.address().getPort());
        open.add(socket);
        socket.getOutputStream().write("GET /metrics HT".getBytes(StandardCharsets.US_ASCII));
      }

      // When, Then
      assertThat(get(server, "/metrics").statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void aPortInUseIsNamed() {
    try (MetricsServer first = new MetricsServer("127.0.0.1", 0, Optional::empty, List.of())) {
      int port = first.address().getPort();
      assertThatThrownBy(() -> new MetricsServer("127.0.0.1", port, Optional::empty, List.of()))
          .isInstanceOf(CommandFailure.class)
          .hasMessageStartingWith("Metrics cannot be served at 127.0.0.1:" + port + ": ");
    }
  }

  private static HttpResponse<String> get(MetricsServer server, String path)
      throws IOException, InterruptedException {
    return send(server, path, "GET");
  }

  private static HttpResponse<String> send(MetricsServer server, String path, String method)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}

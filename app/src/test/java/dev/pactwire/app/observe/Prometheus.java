package dev.pactwire.app.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.testkit.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A Prometheus server of this machine, in a process of its own, with an address of its own. */
final class Prometheus implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final Path log;

  private Prometheus(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Whether this machine has one. */
  static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts it with this configuration; data and log go into the folder. */
  static Prometheus start(Path configuration, Path folder) throws IOException {
    int port = FreePort.find();
    Path log = folder.resolve("prometheus.log");
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Prometheus(process, port, log);
  }

  /** The data of an answer of its HTTP API; a missing node while it does not answer. */
  JsonNode data(String path) {
    URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/" + path);
    try {
      return MAPPER
          .readTree(
              client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body())
          .path("data");
    } catch (IOException e) {
      return MAPPER.missingNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How many series an expression gives now. */
  int series(String expression) {
    return data("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .path("result")
        .size();
  }

  /** What it has written, for whoever wants to know why something fails. */
  String said() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

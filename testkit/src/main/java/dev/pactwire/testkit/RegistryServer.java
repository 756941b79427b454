package dev.pactwire.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real schema registry in a process of its own, which can be stopped and started again at the
 * same address with the same content.
 */
public final class RegistryServer implements AutoCloseable {

  private static final String READY = "Listening on: http://127.0.0.1:";

  private final Path home;
  private final Path data;
  private Process process;
  private final int port = FreePort.find();

  /**
   * A server that is not started yet.
   *
   * @param home where the server's archive was unpacked
   * @param data an existing folder for its content
   */
  public RegistryServer(Path home, Path data) {
    this.home = home;
    this.data = data;
  }

  /** Where the server was unpacked, if it was. */
  public static Optional<Path> home() {
    return setting("pactwire.registry.home", "PACTWIRE_REGISTRY_HOME")
        .map(Path::of)
        .filter(home -> Files.isRegularFile(home.resolve("quarkus-run.jar")));
  }

  /** Starts it, always on the same port, and waits until it answers. */
  public void start() throws IOException {
    String java =
        setting("pactwire.registry.java", "PACTWIRE_REGISTRY_JAVA")
            .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "-Xmx512m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=0",
                "-Dapicurio.datasource.url=jdbc:h2:file:" + data.resolve("registry"),
                "-jar",
                home.resolve("quarkus-run.jar").toString()));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    awaitReady();
  }

  /** Its address, with the path of the Confluent API. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
  }

  /** The answer to a plain GET below {@link #url()}. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  /** Registers a schema under a subject and returns the answer. */
  public HttpResponse<String> register(String subject, String schema)
      throws IOException, InterruptedException {
    String quoted = schema.replace("\\", "\\\\").replace("\"", "\\\"");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString("{\"schema\":\"" + quoted + "\"}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  /** Ends it, so that its content is on disk. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new AssertionError("The registry server does not end.");
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null && process.isAlive()) {
      stop();
    }
  }

  private void awaitReady() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    List<String> seen = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      seen.add(line);
      if (line.contains(READY)) {
        drain(out);
        return;
      }
    }
    throw new AssertionError("The registry server ended: " + String.join("\n", seen));
  }

  /** A full pipe would stop the server. */
  private static void drain(BufferedReader out) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (out.readLine() != null) {}
              } catch (IOException e) {
                Thread.currentThread().interrupt();
              }
            },
            "registry-server-output");
    thread.setDaemon(true);
    thread.start();
  }

  private static Optional<String> setting(String property, String variable) {
    return Optional.ofNullable(System.getProperty(property))
        .or(() -> Optional.ofNullable(System.getenv(variable)))
        .filter(value -> !value.isBlank());
  }
}

package dev.pactwire.app.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pactwire.app.error.CommandFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves a program's figures to Prometheus, and its health to whoever supervises it: {@code
 * /metrics}, {@code /health/live}, {@code /health/ready}. It shows no article and takes no orders.
 */
public final class MetricsServer implements AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;
  private static final int NOT_READY = 503;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Supplier<Optional<String>> problem;
  private final HttpServer server;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "metrics");
            thread.setDaemon(true);
            return thread;
          });

  private record Answer(int status, String body) {}

  /**
   * Starts to serve.
   *
   * @param port 0 takes any free one
   * @param problem why the program is not ready; empty when it is
   * @param figures of the program, beside those of the JVM
   * @throws CommandFailure when the address cannot be used
   */
  public MetricsServer(
      String host, int port, Supplier<Optional<String>> problem, List<MeterBinder> figures) {
    this.problem = problem;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    Gauge.builder("pactwire.ready", () -> problem.get().isEmpty() ? 1 : 0)
        .description("1 when the program does its work")
        .register(registry);
    figures.forEach(figure -> figure.bindTo(registry));
    this.server = listening(host, port);
    server.setExecutor(worker);
    server.createContext("/", this::answer);
    server.start();
  }

  private static HttpServer listening(String host, int port) {
    try {
      return HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException e) {
      throw CommandFailure.failed(
          "Metrics cannot be served at %s:%d: %s. Give another --metrics-port."
              .formatted(host, port, e.getMessage()),
          e);
    }
  }

  /** Where the figures are. */
  public URI address() {
    InetSocketAddress at = server.getAddress();
    return URI.create("http://%s:%d/metrics".formatted(at.getHostString(), at.getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", TEXT);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(String method, String path) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return new Answer(WRONG_METHOD, "Only GET is answered here.\n");
    }
    return switch (path) {
      case "/metrics" -> new Answer(OK, registry.scrape());
      case "/health/live" -> new Answer(OK, "alive\n");
      case "/health/ready" ->
          problem
              .get()
              .map(reason -> new Answer(NOT_READY, reason + "\n"))
              .orElseGet(() -> new Answer(OK, "ready\n"));
      default -> new Answer(NOT_FOUND, "Here are /metrics, /health/live and /health/ready.\n");
    };
  }

  @Override
  public void close() {
    server.stop(0);
    worker.shutdownNow();
    registry.close();
  }
}

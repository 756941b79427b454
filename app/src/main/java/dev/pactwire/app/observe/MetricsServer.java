package dev.pactwire.app.observe;

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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a program's figures to Prometheus, and its health to whoever supervises it: {@code
 * /metrics}, {@code /health/live}, {@code /health/ready}. It shows no article and takes no orders.
 */
public final class MetricsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;
  private static final int NOT_READY = 503;
  private static final int MOST_THREADS = 8;
  private static final int FEWEST_THREADS = 2;
  private static final int CONNECTIONS = 50;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Supplier<Optional<String>> problem;
  private final Server server;
  private final ServerConnector connector;

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
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
    threads.setName("metrics");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    server.setHandler(new Answers());
    server.setStopTimeout(0);
    listen();
  }

  private void listen() {
    try {
      server.start();
    } catch (Exception e) { // as Jetty declares it
      close();
      throw CommandFailure.failed(
          "Metrics cannot be served at %s:%d: %s. Give another --metrics-port."
              .formatted(connector.getHost(), connector.getPort(), reason(e)),
          e);
    }
  }

  private static String reason(Exception error) {
    Throwable cause = error.getCause() instanceof IOException below ? below : error;
    return cause.getMessage();
  }

  /** Where the figures are. */
  public URI address() {
    return URI.create(
        "http://%s:%d/metrics".formatted(connector.getHost(), connector.getLocalPort()));
  }

  private final class Answers extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Answer answer = answer(request.getMethod(), Request.getPathInContext(request));
      response.setStatus(answer.status());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, TEXT);
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      // Of an answer to HEAD the server sends the headers alone.
      response.write(true, StandardCharsets.UTF_8.encode(answer.body()), callback);
      return true;
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
    try {
      server.stop();
    } catch (Exception e) { // as Jetty declares it
      LOG.warn("Metrics did not stop in order: {}", e.toString());
    }
    registry.close();
  }
}

package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.access.AccessPolicy;
import dev.pactwire.dashboard.access.RateLimit;
import dev.pactwire.dashboard.alerts.AlertBook;
import dev.pactwire.dashboard.ledger.Balance;
import dev.pactwire.dashboard.metrics.Metrics;
import dev.pactwire.dashboard.operate.FeedControl;
import dev.pactwire.dashboard.subscribe.Hub;
import dev.pactwire.dashboard.tables.Tables;
import dev.pactwire.dashboard.topics.AlertDesk;
import dev.pactwire.dashboard.topics.Lags;
import dev.pactwire.dashboard.topics.Reading;
import dev.pactwire.dashboard.topics.Resender;
import dev.pactwire.dashboard.window.Window;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Everything the dashboard answers, on one port. */
public final class Site implements AutoCloseable {
  private static final String FILES = "/dev/pactwire/dashboard/";
  private static final double REQUESTS_PER_SECOND = 100;
  private static final double REQUESTS_AT_ONCE = 1_000;
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
  private static final int OK = 200;

  private final WebServer server;

  /** What the site shows, and with what it acts. */
  public record Parts(
      Window window,
      Hub hub,
      Balance balance,
      Lags lags,
      Reading reading,
      Resender resender,
      Metrics metrics,
      AccessPolicy policy,
      Tables tables,
      FeedControl feeds,
      AlertBook alerts,
      AlertDesk desk,
      Clock clock) {}

  /** Prepares; nothing is answered yet. */
  public Site(String host, int port, Parts parts) {
    Router router =
        new Router(
            routes(parts),
            parts.policy(),
            new RateLimit(REQUESTS_PER_SECOND, REQUESTS_AT_ONCE),
            parts.metrics());
    server = new WebServer(host, port, router);
  }

  /** All that is answered. */
  static List<Route> routes(Parts parts) {
    StaticFiles page = new StaticFiles(FILES + "web/");
    StaticFiles api = new StaticFiles(FILES + "api/");
    List<Route> routes = new ArrayList<>();
    routes.add(Route.open("/", page));
    routes.add(Route.open("/assets/*", page));
    routes.add(
        Route.get("/api/v1/stream", new StreamEndpoint(parts.hub(), parts.reading()::isLoaded)));
    routes.add(
        Route.get("/api/v1/socket", new SocketEndpoint(parts.hub(), parts.reading()::isLoaded)));
    routes.add(Route.get("/rss/alliance/*", new RssEndpoint(parts.window(), true)));
    routes.add(Route.get("/rss/region/*", new RssEndpoint(parts.window(), false)));
    routes.add(Route.get("/metrics", call -> call.text(OK, METRICS, parts.metrics().text())));
    routes.addAll(new ArticleEndpoints(parts.window()).routes());
    routes.addAll(
        new OperationEndpoints(
                parts.window(), parts.balance(), parts.lags(), parts.reading(), parts.resender())
            .routes());
    routes.addAll(
        new FeedEndpoints(parts.window(), parts.tables().feeds(), parts.feeds()).routes());
    routes.addAll(
        new AlertEndpoints(parts.alerts(), parts.desk(), parts.window(), parts.clock()).routes());
    routes.add(
        Route.get(
            "/api/v1/counts",
            new CountEndpoint(
                parts.window(), parts.tables().counts(), parts.alerts(), parts.clock())));
    routes.add(
        Route.get(
            "/api/v1/taxonomy", new TaxonomyEndpoint(parts.window(), parts.tables().taxonomies())));
    routes.addAll(new SessionEndpoints(parts.policy()).routes());
    routes.addAll(new HealthEndpoints(parts.reading()).routes());
    routes.add(Route.open("/api/v1/*", api));
    return routes;
  }

  /**
   * Begins to answer.
   *
   * @throws IOException when the port cannot be used
   */
  public void start() throws IOException {
    server.start();
  }

  /** The port it answers on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}

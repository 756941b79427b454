package dev.pactwire.dashboard.run;

import dev.pactwire.dashboard.access.AccessPolicy;
import dev.pactwire.dashboard.alerts.AlertBook;
import dev.pactwire.dashboard.http.Site;
import dev.pactwire.dashboard.ledger.Balance;
import dev.pactwire.dashboard.metrics.Metrics;
import dev.pactwire.dashboard.operate.FeedControl;
import dev.pactwire.dashboard.subscribe.Hub;
import dev.pactwire.dashboard.tables.Tables;
import dev.pactwire.dashboard.topics.AlertDesk;
import dev.pactwire.dashboard.topics.Lags;
import dev.pactwire.dashboard.topics.Resender;
import dev.pactwire.dashboard.topics.TableReader;
import dev.pactwire.dashboard.topics.TopicFeeder;
import dev.pactwire.dashboard.window.Bounds;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Window;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The dashboard: reads the topics into a window, and answers questions and subscriptions about it.
 */
public final class Dashboard implements AutoCloseable {
  private static final Bounds LETTERS = new Bounds(1_000, 64L << 20);
  private static final Bounds ALERTS = new Bounds(5_000, 16L << 20);
  private static final Bounds RELATED = new Bounds(50_000, 32L << 20);
  private static final Bounds FEEDS = new Bounds(5_000, 16L << 20);

  private final DashboardConfig config;
  private final TopicFeeder feeder;
  private final TableReader reader;
  private final Lags lags;
  private final Resender resender;
  private final AlertDesk desk;
  private final Hub hub;
  private final Metrics metrics;
  private final Site site;

  /**
   * Prepares a dashboard; nothing is read or answered yet.
   *
   * @param feeds does what the page wants done with feeds
   */
  public Dashboard(DashboardConfig config, FeedControl feeds, Clock clock) {
    this.config = config;
    Window window =
        new Window(
            Map.of(
                Channel.ARTICLES,
                config.articles(),
                Channel.DUPLICATES,
                config.articles(),
                Channel.DEAD_LETTERS,
                LETTERS,
                Channel.FEEDS,
                FEEDS,
                Channel.ALERTS,
                ALERTS,
                Channel.RELATED,
                RELATED));
    Balance balance = new Balance();
    hub = new Hub(window, config.limits());
    feeder =
        new TopicFeeder(
            config.client(), config.topics(), window, balance, config.articles().count());
    lags = new Lags(config.client(), config.topics(), config.group(), balance);
    resender = new Resender(config.client(), config.topics());
    Tables tables = Tables.empty();
    reader = new TableReader(config.client());
    reader.follow(config.topics().feeds(), tables.feeds());
    reader.follow(config.topics().taxonomy(), tables.taxonomies());
    reader.follow(config.topics().counts(), tables.counts());
    AlertBook alerts = new AlertBook();
    reader.follow(
        config.topics().alerts(), (id, alert, at) -> alerts.alert(id, alert.orElse(null)));
    reader.follow(
        config.topics().alertNotes(), (key, note, at) -> alerts.note(key, note.orElse(null)));
    desk = new AlertDesk(config.client(), config.topics(), clock);
    metrics =
        new Metrics(
            window,
            balance,
            lags,
            hub,
            feeder,
            tables.feeds(),
            () -> alerts.unattended(clock.instant()));
    AccessPolicy policy = new AccessPolicy(config.tokens(), config.openOperations());
    site =
        new Site(
            config.host(),
            config.port(),
            new Site.Parts(
                window, hub, balance, lags, feeder, resender, metrics, policy, tables, feeds,
                alerts, desk, clock));
  }

  /**
   * Begins to answer and to read.
   *
   * @throws IOException when the port cannot be used
   */
  public void start() throws IOException {
    site.start();
    hub.start();
    feeder.start();
    lags.start();
    reader.start();
  }

  /** The address of the page. */
  public String address() {
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    return "http://%s:%d".formatted(host, site.port());
  }

  /** Whether what the topics held at the start can be seen. */
  public boolean isReady() {
    return feeder.isLoaded();
  }

  /** Why nothing is being read at the moment. */
  public Optional<String> problem() {
    return feeder.problem();
  }

  @Override
  public void close() {
    hub.close();
    site.close();
    feeder.close();
    reader.close();
    lags.close();
    resender.close();
    desk.close();
    metrics.close();
  }
}

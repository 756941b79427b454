package dev.pactwire.dashboard.metrics;

import dev.pactwire.dashboard.ledger.Balance;
import dev.pactwire.dashboard.subscribe.Hub;
import dev.pactwire.dashboard.tables.FeedDefinitions;
import dev.pactwire.dashboard.topics.Lags;
import dev.pactwire.dashboard.topics.Reading;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Window;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** All figures; those that change their labels are drawn up anew when they are asked for. */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Window window;
  private final Balance balance;
  private final Lags lags;
  private final FeedDefinitions definitions;
  private final MultiGauge lag =
      MultiGauge.builder("pactwire.lag")
          .description("Records that wait for the processors")
          .register(registry);
  private final MultiGauge feeds =
      MultiGauge.builder("pactwire.feeds").description("Feeds by how they fare").register(registry);
  private final MultiGauge outcomes =
      MultiGauge.builder("pactwire.ledger.outcomes")
          .description("Incoming records by what became of them")
          .register(registry);

  /**
   * Figures about these.
   *
   * @param unattended how many alerts last that nobody takes care of
   */
  public Metrics(
      Window window,
      Balance balance,
      Lags lags,
      Hub hub,
      Reading reading,
      FeedDefinitions definitions,
      Supplier<Number> unattended) {
    this.window = window;
    this.balance = balance;
    this.lags = lags;
    this.definitions = definitions;
    gauge(
        "pactwire.alerts.unattended", "Alerts that last and that nobody takes care of", unattended);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gauge("pactwire.subscribers", "Open subscriptions", () -> hub.subscribers());
    gauge("pactwire.ready", "1 when the topics are being read", () -> ready(reading));
    gauge("pactwire.ledger.in", "Incoming records", () -> balance.report().in());
    gauge(
        "pactwire.ledger.open",
        "Incoming records without an outcome yet",
        () -> balance.report().open());
    gauge(
        "pactwire.ledger.doubled",
        "Outcomes of incoming records that had one already",
        () -> balance.report().doubled());
    for (Channel channel : Channel.values()) {
      Gauge.builder("pactwire.window.events", window, held -> held.size(channel))
          .description("Events held in memory")
          .tag("topic", channel.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .register(registry);
    }
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  private static int ready(Reading reading) {
    return reading.isLoaded() && reading.problem().isEmpty() ? 1 : 0;
  }

  /** Counts a request by what was answered. */
  public void answered(int status) {
    registry
        .counter("pactwire.http.requests", "status", Integer.toString(status / 100) + "xx")
        .increment();
  }

  /** All figures in the text format of Prometheus. */
  public String text() {
    lag.register(rows(lagRows()), true);
    feeds.register(rows(feedRows()), true);
    outcomes.register(rows(outcomeRows()), true);
    return registry.scrape();
  }

  private static List<Row<?>> rows(Map<Tags, Number> values) {
    List<Row<?>> rows = new ArrayList<>();
    values.forEach((tags, value) -> rows.add(Row.of(tags, value)));
    return rows;
  }

  private Map<Tags, Number> lagRows() {
    Map<Tags, Number> rows = new HashMap<>();
    for (Lags.Lag one : lags.last()) {
      rows.put(
          Tags.of("topic", one.topic(), "partition", Integer.toString(one.partition())),
          one.records());
    }
    return rows;
  }

  private Map<Tags, Number> feedRows() {
    Map<FeedState, Integer> counts = new EnumMap<>(FeedState.class);
    for (FeedState state : FeedState.values()) {
      counts.put(state, 0);
    }
    window.feeds().forEach(status -> counts.merge(state(status), 1, Integer::sum));
    Map<Tags, Number> rows = new HashMap<>();
    counts.forEach(
        (state, count) -> rows.put(Tags.of("state", state.name().toLowerCase(Locale.ROOT)), count));
    return rows;
  }

  /** A feed that nobody polls does not fail, whatever its last poll saw. */
  private FeedState state(FeedStatus status) {
    return definitions.of(status.getFeedId()).flatMap(Feed::getPause).isPresent()
        ? FeedState.PAUSED
        : status.getState();
  }

  private Map<Tags, Number> outcomeRows() {
    Map<Outcome, Long> counts = balance.report().outcomes();
    Map<Tags, Number> rows = new HashMap<>();
    for (Outcome outcome : Outcome.values()) {
      rows.put(Tags.of("outcome", outcome.text()), counts.getOrDefault(outcome, 0L));
    }
    return rows;
  }

  @Override
  public void close() {
    registry.close();
  }
}

package dev.pactwire.app.connect;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.dashboard.access.Tokens;
import dev.pactwire.dashboard.run.Dashboard;
import dev.pactwire.dashboard.run.DashboardConfig;
import dev.pactwire.dashboard.subscribe.Limits;
import dev.pactwire.dashboard.window.Bounds;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Makes a dashboard from the configuration, and starts it. */
public final class DashboardSetup {
  private static final int MEBIBYTE = 1 << 20;
  private static final Clock CLOCK = Clock.systemUTC();

  private final Configuration configuration;
  private final Connection connection;

  public DashboardSetup(Configuration configuration, Connection connection) {
    this.configuration = configuration;
    this.connection = connection;
  }

  /**
   * Returns when the configuration makes sense.
   *
   * @throws CommandFailure when it does not
   */
  public void check() {
    config(configuration.integer(Key.DASHBOARD_PORT), false);
  }

  /**
   * Starts a dashboard for brokers elsewhere: it shows, and acts only with a token.
   *
   * @throws CommandFailure when the port cannot be used
   */
  public Dashboard start() {
    return started(configuration.integer(Key.DASHBOARD_PORT), false);
  }

  /**
   * Starts a dashboard beside a broker of this machine, to which whoever is on this machine may
   * write already: so whoever is on it may act. When nobody chose the port and the usual one is
   * taken, a free one is.
   *
   * @throws CommandFailure when the port cannot be used
   */
  public Dashboard startBesideBroker() {
    int port = configuration.integer(Key.DASHBOARD_PORT);
    if (configuration.isSet(Key.DASHBOARD_PORT)) {
      return started(port, true);
    }
    try {
      return started(port, true);
    } catch (CommandFailure e) {
      return started(0, true);
    }
  }

  private Dashboard started(int port, boolean open) {
    DashboardConfig config = config(port, open);
    Dashboard dashboard;
    try {
      dashboard = new Dashboard(config, new FeedButtons(connection, CLOCK), CLOCK);
    } catch (KafkaException e) {
      throw CommandFailure.wrongUsage("The Kafka client cannot be set up: " + e.getMessage());
    }
    try {
      dashboard.start();
      return dashboard;
    } catch (IOException e) {
      dashboard.close();
      throw CommandFailure.failed(
          "The dashboard cannot listen on %s port %d: %s; give another --port."
              .formatted(config.host(), port, e.getMessage()),
          e);
    }
  }

  private DashboardConfig config(int port, boolean open) {
    try {
      Tokens tokens =
          new Tokens(tokens(Key.DASHBOARD_TOKEN_READ), tokens(Key.DASHBOARD_TOKEN_OPERATE));
      return new DashboardConfig(
          connection.client(),
          connection.topics(),
          configuration.text(Key.APPLICATION_ID),
          configuration.text(Key.DASHBOARD_HOST),
          port,
          tokens,
          open,
          new Bounds(
              configuration.integer(Key.DASHBOARD_WINDOW),
              (long) configuration.integer(Key.DASHBOARD_WINDOW_MEGABYTES) * MEBIBYTE),
          Limits.defaults());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(e.getMessage());
    }
  }

  private List<String> tokens(Key key) {
    return configuration.optional(key).stream()
        .flatMap(text -> Arrays.stream(text.split("[\\s,]+")))
        .filter(token -> !token.isEmpty())
        .toList();
  }
}

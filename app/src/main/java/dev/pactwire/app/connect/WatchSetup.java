package dev.pactwire.app.connect;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.webhook.AlertPoster;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.processor.run.ProcessorConfig;
import dev.pactwire.processor.run.Watching;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Makes a watch, and what posts its alerts, from the configuration. */
public final class WatchSetup {
  private final Configuration configuration;
  private final Connection connection;

  public WatchSetup(Configuration configuration, Connection connection) {
    this.configuration = configuration;
    this.connection = connection;
  }

  /**
   * Starts a watch, and does not wait until it works.
   *
   * @throws CommandFailure when its topics cannot be prepared
   */
  public NewsProcessor begin(Path stateDir) {
    NewsProcessor watch = create(stateDir);
    try {
      watch.start();
      return watch;
    } catch (KafkaException e) {
      watch.close();
      throw CommandFailure.failed("The topics cannot be prepared: " + e.getMessage(), e);
    }
  }

  private NewsProcessor create(Path stateDir) {
    Map<String, String> overrides = new HashMap<>(connection.properties());
    overrides.putAll(configuration.streams());
    try {
      return Watching.processor(
          new ProcessorConfig(
              connection.bootstrapServers(),
              Watching.APPLICATION_ID,
              stateDir,
              1,
              Parameters.defaults(),
              connection.wire(),
              overrides));
    } catch (KafkaException | IllegalArgumentException e) {
      throw CommandFailure.wrongUsage("The watch cannot be set up: " + e.getMessage());
    }
  }

  /** Begins to post alerts, if it is configured where. */
  public Optional<AlertPoster> poster() {
    return configuration
        .optional(Key.WATCH_WEBHOOK)
        .map(
            address ->
                AlertPoster.start(
                    connection.client(), connection.topics().alerts(), URI.create(address)));
  }
}

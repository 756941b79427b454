package dev.pactwire.app.connect;

import dev.pactwire.app.alert.AlertSender;
import dev.pactwire.app.alert.Mail;
import dev.pactwire.app.alert.MailSettings;
import dev.pactwire.app.alert.Outlet;
import dev.pactwire.app.alert.Webhook;
import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.rounds.RoundSettings;
import dev.pactwire.processor.rounds.Rounds;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.processor.run.ProcessorConfig;
import dev.pactwire.processor.run.Watching;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Makes a watch, and what sends its alerts, from the configuration. */
public final class WatchSetup {
  private static final Duration WEBHOOK_LIMIT = Duration.ofSeconds(10);

  private final Configuration configuration;
  private final Connection connection;
  private final Clock clock = Clock.systemUTC();

  public WatchSetup(Configuration configuration, Connection connection) {
    this.configuration = configuration;
    this.connection = connection;
  }

  /**
   * Starts a watch, and does not wait until it works.
   *
   * @throws CommandFailure when its topics cannot be prepared, or its settings make no sense
   */
  public RunningWatch begin(Path stateDir) {
    List<Outlet> outlets = outlets();
    NewsProcessor watch = create(stateDir);
    try {
      watch.start();
    } catch (KafkaException e) {
      watch.close();
      throw CommandFailure.failed("The topics cannot be prepared: " + e.getMessage(), e);
    }
    return new RunningWatch(
        watch,
        Rounds.start(connection.client(), connection.topics(), RoundSettings.USUAL, clock),
        outlets.stream()
            .map(to -> AlertSender.start(connection.client(), connection.topics(), to, clock))
            .toList());
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

  /**
   * Where alerts are sent, as it is configured.
   *
   * @throws CommandFailure when that makes no sense
   */
  public List<Outlet> outlets() {
    List<Outlet> outlets = new ArrayList<>();
    configuration
        .optional(Key.WATCH_WEBHOOK)
        .ifPresent(address -> outlets.add(new Webhook(URI.create(address), WEBHOOK_LIMIT)));
    configuration.optional(Key.WATCH_MAIL_TO).ifPresent(to -> outlets.add(mail(to)));
    return outlets;
  }

  private Mail mail(String to) {
    try {
      return Mail.of(
          new MailSettings(
              Arrays.stream(to.split(",")).map(String::strip).toList(),
              required(Key.WATCH_MAIL_FROM),
              required(Key.WATCH_MAIL_HOST),
              configuration.integer(Key.WATCH_MAIL_PORT),
              MailSettings.Security.valueOf(
                  configuration.text(Key.WATCH_MAIL_SECURITY).toUpperCase(Locale.ROOT)),
              configuration.optional(Key.WATCH_MAIL_USER),
              configuration.optional(Key.WATCH_MAIL_PASSWORD),
              configuration.duration(Key.WATCH_MAIL_GATHER)),
          clock);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(e.getMessage());
    }
  }

  private String required(Key key) {
    Optional<String> value = configuration.optional(key);
    return value.orElseThrow(
        () ->
            CommandFailure.wrongUsage(
                "%s is missing: mails are sent to %s."
                    .formatted(key.key(), Key.WATCH_MAIL_TO.key())));
  }
}

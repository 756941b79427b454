package dev.pactwire.app.local;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.ProcessorSetup;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.run.NewsProcessor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A broker with its data directory, and a processor that works on it. Closed in the reverse order
 * of its start.
 */
public final class OneMachine implements AutoCloseable {
  private static final Duration PROCESSOR_START = Duration.ofMinutes(5);

  /**
   * The broker waits for a processor that was killed until its session has run out; on one machine
   * no network can delay a heartbeat, and the shortest session that brokers allow will do.
   */
  private static final Map<String, String> SHORT_SESSION =
      Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "2000");

  private final EmbeddedBroker broker;
  private final NewsProcessor processor;
  private final Connection connection;

  private OneMachine(EmbeddedBroker broker, NewsProcessor processor, Connection connection) {
    this.broker = broker;
    this.processor = processor;
    this.connection = connection;
  }

  /**
   * Starts broker and processor and returns when articles are being processed.
   *
   * @param directory where everything is kept; stays open when this is closed
   * @throws CommandFailure when one of them cannot start
   */
  public static OneMachine start(
      DataDirectory directory, Configuration configuration, Progress progress) {
    progress.stage("Starting the broker");
    EmbeddedBroker broker = EmbeddedBroker.start(directory, configuration.integer(Key.BROKER_PORT));
    try {
      Connection connection = Connection.of(configuration).to(broker.bootstrapServers());
      progress.stage("Starting the processor");
      NewsProcessor processor =
          new ProcessorSetup(configuration, connection, SHORT_SESSION)
              .start(directory.streams(), PROCESSOR_START);
      return new OneMachine(broker, processor, connection);
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** How clients reach the broker. */
  public Connection connection() {
    return connection;
  }

  /**
   * Does nothing while all is well.
   *
   * @throws CommandFailure when the processor has stopped by itself
   */
  public void check() {
    Optional<Throwable> failure = processor.failure();
    if (failure.isPresent()) {
      throw CommandFailure.failed(
          "The processor stopped: " + failure.get().getMessage(), failure.get());
    }
  }

  @Override
  public void close() {
    processor.close();
    broker.close();
  }
}

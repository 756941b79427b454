package dev.pactwire.app.connect;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.processor.run.ProcessorConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Makes a processor from the configuration, and brings it to work. */
public final class ProcessorSetup {
  private final Configuration configuration;
  private final Connection connection;
  private final Map<String, String> defaults;

  /** A processor with Pactwire's settings and what is configured. */
  public ProcessorSetup(Configuration configuration, Connection connection) {
    this(configuration, connection, Map.of());
  }

  /** The same with {@code defaults} for Kafka Streams, over which lies what is configured. */
  public ProcessorSetup(
      Configuration configuration, Connection connection, Map<String, String> defaults) {
    this.configuration = configuration;
    this.connection = connection;
    this.defaults = Map.copyOf(defaults);
  }

  /**
   * Starts a processor whose state lies in {@code stateDir} and returns when it works.
   *
   * @param atMost how long that may take; restoring much state takes its time
   * @throws CommandFailure when it does not start
   */
  public NewsProcessor start(Path stateDir, Duration atMost) {
    Taxonomy taxonomy = Taxonomy.bundled();
    Classifier classifier = new Classifier(taxonomy, LanguageDetector.bundled());
    NewsProcessor processor = create(stateDir, taxonomy, classifier);
    try {
      processor.start();
      if (processor.awaitRunning(atMost)) {
        return processor;
      }
      throw notRunning(processor.failure(), atMost);
    } catch (KafkaException e) {
      processor.close();
      throw CommandFailure.failed("The topics cannot be prepared: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      processor.close();
      throw CommandFailure.failed("Interrupted while the processor started.", e);
    } catch (CommandFailure e) {
      processor.close();
      throw e;
    }
  }

  private NewsProcessor create(Path stateDir, Taxonomy taxonomy, Classifier classifier) {
    try {
      return new NewsProcessor(config(stateDir), taxonomy, classifier);
    } catch (KafkaException | IllegalArgumentException e) {
      throw CommandFailure.wrongUsage("The processor cannot be set up: " + e.getMessage());
    }
  }

  private ProcessorConfig config(Path stateDir) {
    Map<String, String> overrides = new HashMap<>(defaults);
    overrides.putAll(connection.properties());
    overrides.putAll(configuration.streams());
    return new ProcessorConfig(
        connection.bootstrapServers(),
        configuration.text(Key.APPLICATION_ID),
        stateDir,
        configuration.integer(Key.PROCESSOR_THREADS),
        Parameters.defaults().withWindow(configuration.duration(Key.DEDUPE_WINDOW)),
        connection.wire(),
        overrides);
  }

  private static CommandFailure notRunning(Optional<Throwable> failure, Duration atMost) {
    return failure
        .map(cause -> CommandFailure.failed("The processor stopped: " + cause.getMessage(), cause))
        .orElseGet(
            () ->
                CommandFailure.failed(
                    "The processor was not ready within %d s.".formatted(atMost.toSeconds())));
  }
}

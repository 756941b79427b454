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
import dev.pactwire.processor.run.TakeOver;
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
  private final Optional<String> predecessor;

  /** A processor with Pactwire's settings and what is configured. */
  public ProcessorSetup(Configuration configuration, Connection connection) {
    this(configuration, connection, Map.of());
  }

  /** The same with {@code defaults} for Kafka Streams, over which lies what is configured. */
  public ProcessorSetup(
      Configuration configuration, Connection connection, Map<String, String> defaults) {
    this(configuration, connection, defaults, Optional.empty());
  }

  private ProcessorSetup(
      Configuration configuration,
      Connection connection,
      Map<String, String> defaults,
      Optional<String> predecessor) {
    this.predecessor = predecessor;
    this.configuration = configuration;
    this.connection = connection;
    this.defaults = Map.copyOf(defaults);
  }

  /** The same, taking over from the processor with this application id, if one is given. */
  public ProcessorSetup takingOver(Optional<String> applicationId) {
    return new ProcessorSetup(configuration, connection, defaults, applicationId);
  }

  /**
   * Starts a processor whose state lies in {@code stateDir} and returns when it works.
   *
   * @param atMost how long that may take; restoring much state takes its time
   * @throws CommandFailure when it does not start
   */
  public NewsProcessor start(Path stateDir, Duration atMost) {
    NewsProcessor processor = launch(stateDir);
    try {
      if (processor.awaitRunning(atMost)) {
        return processor;
      }
      throw notRunning(processor.failure(), atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      processor.close();
      throw CommandFailure.failed("Interrupted while the processor started.", e);
    } catch (CommandFailure e) {
      processor.close();
      throw e;
    }
  }

  /**
   * Starts a processor whose state lies in {@code stateDir} and returns while it still restores.
   *
   * @throws CommandFailure when it cannot be started
   */
  public NewsProcessor launch(Path stateDir) {
    Taxonomy taxonomy = Taxonomy.bundled();
    Classifier classifier = new Classifier(taxonomy, LanguageDetector.bundled());
    NewsProcessor processor = create(stateDir, taxonomy, classifier);
    try {
      processor.start();
      return processor;
    } catch (KafkaException e) {
      processor.close();
      throw CommandFailure.failed("The topics cannot be prepared: " + e.getMessage(), e);
    }
  }

  private NewsProcessor create(Path stateDir, Taxonomy taxonomy, Classifier classifier) {
    try {
      ProcessorConfig config = config(stateDir);
      return predecessor
          .map(id -> new NewsProcessor(config, taxonomy, classifier, firstUntold(id)))
          .orElseGet(() -> new NewsProcessor(config, taxonomy, classifier));
    } catch (KafkaException | IllegalArgumentException e) {
      throw CommandFailure.wrongUsage("The processor cannot be set up: " + e.getMessage());
    }
  }

  private Map<Integer, Long> firstUntold(String applicationId) {
    if (applicationId.equals(configuration.text(Key.APPLICATION_ID))) {
      throw CommandFailure.wrongUsage(
          "--take-over names the processor's own application id %s; give this one another --application-id."
              .formatted(applicationId));
    }
    try (TakeOver takeOver = new TakeOver(connection.client(), connection.topics())) {
      return takeOver.firstUntold(applicationId);
    } catch (TakeOver.RefusedException e) {
      throw CommandFailure.failed(e.getMessage(), e);
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

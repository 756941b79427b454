package dev.pactwire.processor.run;

import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.schemas.WireFormat;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Settings of a processor.
 *
 * @param bootstrapServers where the brokers are, {@code host:port,…}
 * @param applicationId name shared by all instances that divide the work among them
 * @param stateDir folder of the local stores; whatever is lost there is restored from Kafka
 * @param threads how many tasks are worked on at the same time, 1 to 64
 * @param deduplication the parameters of deduplication
 * @param wire how values are encoded
 * @param overrides any Kafka Streams property, laid over those of Pactwire
 */
public record ProcessorConfig(
    String bootstrapServers,
    String applicationId,
    Path stateDir,
    int threads,
    Parameters deduplication,
    WireFormat wire,
    Map<String, String> overrides) {

  /** Default of {@link #applicationId()}. */
  public static final String APPLICATION_ID = "pactwire-processor";

  private static final int MOST_THREADS = 64;

  public ProcessorConfig {
    if (bootstrapServers == null || bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("bootstrap-servers must not be empty.");
    }
    if (applicationId == null || !applicationId.matches("[a-zA-Z0-9._-]{1,100}")) {
      throw new IllegalArgumentException(
          "application-id must be 1 to 100 letters, digits, dots, dashes or underscores, not '%s'."
              .formatted(applicationId));
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads must be 1 to %d, not %d.".formatted(MOST_THREADS, threads));
    }
    Objects.requireNonNull(stateDir, "stateDir");
    Objects.requireNonNull(deduplication, "deduplication");
    Objects.requireNonNull(wire, "wire");
    overrides = Map.copyOf(overrides);
  }
}

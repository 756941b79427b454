package dev.pactwire.bench.contest;

import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.run.ProcessorConfig;
import dev.pactwire.schemas.WireFormat;
import java.nio.file.Path;
import java.util.Map;

/**
 * What all contenders have in common: the settings of the processor.
 *
 * @param bootstrapServers address of the broker
 * @param folder where local state lies during a run
 * @param threads threads of each topology
 * @param overrides Kafka Streams properties that are to be tried
 */
public record Setting(
    String bootstrapServers, Path folder, int threads, Map<String, String> overrides) {

  /** The processor's configuration under an application id. */
  public ProcessorConfig config(String applicationId) {
    return new ProcessorConfig(
        bootstrapServers,
        applicationId,
        folder.resolve(applicationId),
        threads,
        Parameters.defaults(),
        WireFormat.SINGLE_OBJECT,
        overrides);
  }
}

package dev.pactwire.schemas;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic as the programs agree on it.
 *
 * @param name its name
 * @param keySerde how keys are written and read
 * @param valueSerde how values are written and read
 * @param partitions how many partitions it is created with
 * @param cleanup what becomes of old records
 * @param retention how long records are kept; ignored for compacted topics
 */
public record Topic<K, V>(
    String name,
    Serde<K> keySerde,
    Serde<V> valueSerde,
    int partitions,
    Cleanup cleanup,
    Duration retention) {

  /** The largest record a topic takes: an article's text is cut well below it. */
  public static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

  /** What becomes of old records: dropped after the retention, or the last of each key kept. */
  public enum Cleanup {
    DELETE(TopicConfig.CLEANUP_POLICY_DELETE),
    COMPACT(TopicConfig.CLEANUP_POLICY_COMPACT);

    private final String policy;

    Cleanup(String policy) {
      this.policy = policy;
    }
  }

  public Topic {
    Objects.requireNonNull(keySerde, "keySerde");
    Objects.requireNonNull(valueSerde, "valueSerde");
    org.apache.kafka.common.internals.Topic.validate(name);
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "Topic " + name + " needs at least one partition, not " + partitions + ".");
    }
  }

  /** The topic's settings as the broker names them. */
  public Map<String, String> settings() {
    String max = Integer.toString(MAX_MESSAGE_BYTES);
    return cleanup == Cleanup.COMPACT
        ? Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            cleanup.policy,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            max)
        : Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            cleanup.policy,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            max,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(retention.toMillis()));
  }

  @Override
  public String toString() {
    return name;
  }
}

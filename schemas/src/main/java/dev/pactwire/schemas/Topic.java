package dev.pactwire.schemas;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
 * @param retention how long records are kept; negative: forever; ignored for compacted topics
 * @param time whose clock stamps the records
 */
public record Topic<K, V>(
    String name,
    Serde<K> keySerde,
    Serde<V> valueSerde,
    int partitions,
    Cleanup cleanup,
    Duration retention,
    Time time) {

  /**
   * The largest record a topic takes, in bytes. Whatever makes articles keeps each to half of it in
   * UTF-8, so that the labels fit in beside it.
   */
  public static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

  /**
   * What becomes of old records: dropped after the retention; the last of each key kept; or the
   * last of each key kept until it is as old as the retention.
   */
  public enum Cleanup {
    DELETE(TopicConfig.CLEANUP_POLICY_DELETE),
    COMPACT(TopicConfig.CLEANUP_POLICY_COMPACT),
    COMPACT_DELETE(TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);

    private final String policy;

    Cleanup(String policy) {
      this.policy = policy;
    }
  }

  /** Whose clock stamps the records: that of whoever writes them, or that of the broker. */
  public enum Time {
    WRITER("CreateTime"),
    BROKER("LogAppendTime");

    private final String type;

    Time(String type) {
      this.type = type;
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

  /** The same topic whose records are never dropped for their age. */
  public Topic<K, V> keptForever() {
    return new Topic<>(
        name, keySerde, valueSerde, partitions, cleanup, Duration.ofMillis(-1), time);
  }

  /** The topic's settings as the broker names them. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy);
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_MESSAGE_BYTES));
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, time.type);
    if (cleanup != Cleanup.COMPACT) {
      settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    }
    return settings;
  }

  @Override
  public String toString() {
    return name;
  }
}

package dev.pactwire.schemas;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * How Avro records stand in the values of Kafka records. Without a registry Avro's own
 * single-object encoding is used; one switch changes all topics to another format.
 */
@FunctionalInterface
public interface WireFormat {

  /**
   * Avro's single-object encoding: two marker bytes, the schema's fingerprint, the binary record.
   */
  WireFormat SINGLE_OBJECT = SingleObjectSerde::of;

  /**
   * A serde for one generated record class. It is thread-safe, and throws on bytes it cannot use.
   */
  <T extends SpecificRecord> Serde<T> serde(Class<T> type);
}

package dev.pactwire.processor.topology;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * A record on its way out. Its value is encoded already: an article that goes to five topics is
 * encoded once.
 *
 * @param topic where it goes
 * @param value its encoded value
 */
record Routed(String topic, byte[] value) {

  /** Takes the topic from the record. */
  static TopicNameExtractor<String, Routed> toItsTopic() {
    return new TopicNameExtractor<>() {
      @Override
      public String extract(String id, Routed routed, RecordContext context) {
        return routed.topic();
      }

      /** Stands in the description of the topology, which is compared by tests. */
      @Override
      public String toString() {
        return "the topic it names";
      }
    };
  }

  /** Writes the value as it is; nothing ever reads a {@link Routed} back. */
  static Serde<Routed> serde() {
    Serializer<Routed> writer = (topic, routed) -> routed.value();
    return Serdes.serdeFrom(
        writer,
        (topic, bytes) -> {
          throw new UnsupportedOperationException("Routed records are only written.");
        });
  }
}

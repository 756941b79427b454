package dev.pactwire.ingest.publish;

import dev.pactwire.schemas.Topic;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record of a compacted topic.
 *
 * @param key its key; empty if it has none
 * @param value its value; empty if it is a removal or cannot be read
 * @param removed whether it removes its key
 */
record ReadRecord<V>(String key, Optional<V> value, boolean removed) {

  private static final Logger LOG = LoggerFactory.getLogger(ReadRecord.class);

  /**
   * Reads a record.
   *
   * @throws KafkaException when it cannot be told what the bytes say, because the schema registry
   *     is away: they may say something at the next try
   */
  static <V> ReadRecord<V> of(Topic<String, V> topic, ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return new ReadRecord<>("", Optional.empty(), false);
    }
    String key = topic.keySerde().deserializer().deserialize(topic.name(), record.key());
    if (record.value() == null) {
      return new ReadRecord<>(key, Optional.empty(), true);
    }
    try {
      V value = topic.valueSerde().deserializer().deserialize(topic.name(), record.value());
      return new ReadRecord<>(key, Optional.ofNullable(value), false);
    } catch (RuntimeException problem) {
      if (problem instanceof KafkaException && !(problem instanceof SerializationException)) {
        // Nothing is wrong with the bytes: a registry gives no answer, a thread is stopped.
        throw problem;
      }
      LOG.warn(
          "The record at {} partition {} offset {} cannot be read and is passed over: {}",
          topic.name(),
          record.partition(),
          record.offset(),
          problem.toString());
      return new ReadRecord<>(key, Optional.empty(), false);
    }
  }
}

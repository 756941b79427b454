package dev.pactwire.processor.replay;

import dev.pactwire.processor.span.MergedRecords;
import dev.pactwire.processor.span.Slices;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Copies the records of a span into the one partition of a lane, in one order, each with its bytes,
 * its time, and its origin in a header. Other headers are left out: no verdict depends on them.
 */
final class Merging {

  /**
   * A record that is small compressed may be much larger than its topic takes; the live processor
   * reads it all the same, and so must this one.
   */
  static final int LARGEST_RECORD = 64 << 20;

  private static final int LINGER_MS = 20;
  private static final int BATCH_BYTES = 256 * 1024;

  private final Map<String, Object> client;
  private final String topic;

  Merging(Map<String, Object> client, String topic) {
    this.client = client;
    this.topic = topic;
  }

  /**
   * Copies all and returns when the brokers have acknowledged it.
   *
   * @param progress is told how many have been copied
   * @return how many records there were
   */
  long copy(Consumer<byte[], byte[]> consumer, Slices slices, LongConsumer progress) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    long copied = 0;
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      MergedRecords records = new MergedRecords(consumer, slices);
      while (records.hasNext() && failure.get() == null) {
        producer.send(
            copy(records.next()),
            (metadata, error) -> {
              if (error != null) {
                failure.compareAndSet(null, error);
              }
            });
        copied++;
        progress.accept(copied);
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw new KafkaException(
          "A record could not be written to %s: %s".formatted(topic, failure.get().getMessage()),
          failure.get());
    }
    return copied;
  }

  private ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = new RecordHeaders();
    OutcomeHeaders.set(
        headers,
        OutcomeHeaders.ORIGIN,
        new Position(record.partition(), record.offset()).toString());
    return new ProducerRecord<>(
        topic, 0, Math.max(0, record.timestamp()), record.key(), record.value(), headers);
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST_RECORD);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}

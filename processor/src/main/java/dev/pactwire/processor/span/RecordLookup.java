package dev.pactwire.processor.span;

import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads single records of a topic by their place. */
public final class RecordLookup implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;

  /**
   * Opens a topic.
   *
   * @param client Kafka client settings, with the bootstrap servers
   */
  public RecordLookup(Map<String, Object> client, String topic) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    this.consumer = LogReader.consumer(settings);
    this.topic = topic;
  }

  /** The record at a place; empty when it is not there. */
  public Optional<ConsumerRecord<byte[], byte[]>> find(Position position) {
    TopicPartition partition = new TopicPartition(topic, position.partition());
    consumer.assign(List.of(partition));
    consumer.seek(partition, position.offset());
    return consumer.poll(PATIENCE).records(partition).stream()
        .filter(record -> record.offset() == position.offset())
        .findFirst();
  }

  @Override
  public void close() {
    consumer.close();
  }
}

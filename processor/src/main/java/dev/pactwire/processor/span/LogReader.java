package dev.pactwire.processor.span;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed in some topics within a span, on and on as more is written. */
public final class LogReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<String> topics;
  private final Span span;

  /**
   * Opens the topics at the beginning of the span.
   *
   * @param client Kafka client settings, with the bootstrap servers
   */
  public LogReader(Map<String, Object> client, List<String> topics, Span span) {
    this.consumer = consumer(client);
    this.topics = List.copyOf(topics);
    this.span = span;
    try {
      Map<TopicPartition, Slices.Part> parts = parts();
      consumer.assign(parts.keySet());
      parts.forEach((partition, part) -> consumer.seek(partition, part.first()));
    } catch (RuntimeException e) {
      // Nobody else could close it.
      consumer.close();
      throw e;
    }
  }

  /** A consumer of committed bytes that belongs to no group. */
  public static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Reads on from where the last call ended, to the end of the span as it is written by now. */
  public void readOn(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Slices.Part> parts = parts();
    while (parts.entrySet().stream()
        .anyMatch(part -> consumer.position(part.getKey()) < part.getValue().end())) {
      consumer
          .poll(POLL)
          .forEach(
              record -> {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (!span.hasEnd() || record.offset() < parts.get(partition).end()) {
                  reader.accept(record);
                }
              });
    }
  }

  private Map<TopicPartition, Slices.Part> parts() {
    Map<TopicPartition, Slices.Part> parts = new HashMap<>();
    topics.forEach(topic -> parts.putAll(Slices.of(consumer, topic, span).parts()));
    return parts;
  }

  @Override
  public void close() {
    consumer.close();
  }
}

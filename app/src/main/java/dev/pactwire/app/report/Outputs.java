package dev.pactwire.app.report;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code news.classified} and {@code news.duplicates}; only what is committed. */
public final class Outputs implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Topics topics;
  private final List<TopicPartition> partitions;

  /** Is told of each record, in the order of its partition. */
  public interface Reader {
    /** News about an article. */
    void classified(ClassifiedArticle article);

    /** An article that tells nothing new. */
    void duplicate(Duplicate duplicate);
  }

  /** Opens the topics at their beginning. */
  public Outputs(Connection connection) {
    Map<String, Object> settings = connection.client();
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    topics = connection.topics();
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        Stream.<Topic<?, ?>>of(topics.classified(), topics.duplicates())
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Goes to the end: only what comes from now on is read. */
  public void skipToEnd() {
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Reads what is there now. */
  public void readToEnd(Reader reader) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      readNext(reader);
    }
  }

  /** Waits a moment for more, and reads it. */
  public void readNext(Reader reader) {
    consumer.poll(POLL).forEach(record -> read(record, reader));
  }

  private void read(ConsumerRecord<byte[], byte[]> record, Reader reader) {
    if (record.topic().equals(topics.classified().name())) {
      reader.classified(
          topics
              .classified()
              .valueSerde()
              .deserializer()
              .deserialize(record.topic(), record.value()));
    } else {
      reader.duplicate(
          topics
              .duplicates()
              .valueSerde()
              .deserializer()
              .deserialize(record.topic(), record.value()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}

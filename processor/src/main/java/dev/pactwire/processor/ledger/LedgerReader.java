package dev.pactwire.processor.ledger;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Fills a {@link Ledger} from the topics. Incoming records are read before outcomes, so that an
 * outcome is never missed that was there when the reading began; reading again goes on where it
 * ended, and takes in what was still on the way.
 */
public final class LedgerReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final Topics topics;
  private final Ledger ledger = new Ledger();

  /**
   * Opens the topics. Only committed records are read.
   *
   * @param client Kafka client settings, with the bootstrap servers
   */
  public LedgerReader(Map<String, Object> client, Topics topics) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.topics = topics;
    consumer.assign(
        Stream.concat(Stream.of(topics.articles()), outputs().stream())
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList());
  }

  /** Reads what has come since the last call, and draws the balance. */
  public LedgerReport read() {
    readToEnd(List.of(topics.articles()));
    readToEnd(outputs());
    return ledger.balance();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<Topic<?, ?>> outputs() {
    return List.of(topics.classified(), topics.duplicates(), topics.deadLetters());
  }

  private void readToEnd(List<Topic<?, ?>> group) {
    List<String> names = group.stream().map(topic -> topic.name()).toList();
    List<TopicPartition> partitions =
        consumer.assignment().stream().filter(p -> names.contains(p.topic())).toList();
    consumer.pause(consumer.assignment());
    consumer.resume(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(POLL).forEach(this::enter);
    }
  }

  private void enter(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(topics.articles().name())) {
      ledger.arrived(new Position(record.partition(), record.offset()), source(record));
    } else {
      OutcomeHeaders.read(record.headers())
          .ifPresentOrElse(ledger::became, ledger::becameWithoutOrigin);
    }
  }

  private String source(ConsumerRecord<byte[], byte[]> record) {
    try {
      Article article =
          topics.articles().valueSerde().deserializer().deserialize(record.topic(), record.value());
      return article == null ? Ledger.UNREADABLE : article.getSource();
    } catch (SerializationException e) {
      return Ledger.UNREADABLE;
    }
  }
}

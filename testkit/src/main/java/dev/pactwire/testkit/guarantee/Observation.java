package dev.pactwire.testkit.guarantee;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Everything a subscriber could see at one moment: the incoming records and all committed outputs.
 *
 * @param incoming positions of the records of news.articles
 * @param outputs records of all output topics, each partition in its order
 */
public record Observation(
    Set<Position> incoming, List<ConsumerRecord<byte[], byte[]>> outputs, Topics topics) {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration TO_SETTLE = Duration.ofSeconds(90);

  /**
   * Reads all topics from the first record to the last that is committed when all that was written
   * up to now has been committed or taken back: brokers mark one partition of a transaction after
   * the other, and take back that of a killed program when its time is up.
   */
  public static Observation of(String bootstrapServers, Topics topics) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      String input = topics.articles().name();
      String prefix = input.substring(0, input.length() - "articles".length());
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .filter(info -> info.topic().startsWith(prefix))
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      awaitNoOpenTransaction(settings, consumer, partitions);
      List<ConsumerRecord<byte[], byte[]>> all = readAll(consumer, partitions);
      Set<Position> incoming =
          all.stream()
              .filter(record -> record.topic().equals(input))
              .map(record -> new Position(record.partition(), record.offset()))
              .collect(Collectors.toCollection(TreeSet::new));
      return new Observation(
          incoming, all.stream().filter(record -> isOutput(record, topics)).toList(), topics);
    }
  }

  /** The outputs in which every incoming record must appear once. */
  public List<ConsumerRecord<byte[], byte[]>> outcomes() {
    Set<String> names =
        Set.of(topics.classified().name(), topics.duplicates().name(), topics.deadLetters().name());
    return outputs.stream().filter(record -> names.contains(record.topic())).toList();
  }

  /** The record of news.articles an output came from; it must say so. */
  static Position origin(ConsumerRecord<byte[], byte[]> output) {
    return OutcomeHeaders.originOf(output.headers())
        .orElseThrow(
            () -> new AssertionError("An output does not say where it came from: " + output));
  }

  private static boolean isOutput(ConsumerRecord<byte[], byte[]> record, Topics topics) {
    return !Set.of(
            topics.articles().name(),
            topics.feeds().name(),
            topics.feedStatus().name(),
            topics.feedWatch().name(),
            topics.pushAnswers().name())
        .contains(record.topic());
  }

  private static void awaitNoOpenTransaction(
      Map<String, Object> settings,
      KafkaConsumer<byte[], byte[]> committed,
      List<TopicPartition> partitions) {
    Map<String, Object> dirty = new HashMap<>(settings);
    dirty.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        IsolationLevel.READ_UNCOMMITTED.toString().toLowerCase(Locale.ROOT));
    try (KafkaConsumer<byte[], byte[]> written =
        new KafkaConsumer<>(dirty, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> ends = written.endOffsets(partitions);
      long deadline = System.nanoTime() + TO_SETTLE.toNanos();
      while (isBehind(committed.endOffsets(partitions), ends)) {
        if (System.nanoTime() - deadline > 0) {
          throw new AssertionError("Transactions were still open after " + TO_SETTLE + ".");
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private static boolean isBehind(
      Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().anyMatch(e -> committed.get(e.getKey()) < e.getValue());
  }

  private static List<ConsumerRecord<byte[], byte[]>> readAll(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(POLL).forEach(all::add);
    }
    return all;
  }
}

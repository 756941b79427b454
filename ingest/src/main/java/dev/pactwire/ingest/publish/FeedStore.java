package dev.pactwire.ingest.publish;

import dev.pactwire.ingest.run.PackedWatch;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.FeedWatch;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The feeds as they stand in the compacted topics {@code news.feeds} and {@code news.feed-status}.
 * Every call reads what is there now. A record that cannot be read is passed over: one bad
 * definition must not hide the others. Every method throws a {@link KafkaException} when brokers or
 * schema registry give no answer: what is there is then not known.
 */
public final class FeedStore implements FeedDesk.Shelf, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Map<String, Object> client;
  private final Topics topics;
  private final Producer<byte[], byte[]> producer;

  /**
   * Connects.
   *
   * @param client properties of the Kafka client, at least {@code bootstrap.servers}
   * @param topics the topic catalogue
   */
  public FeedStore(Map<String, ?> client, Topics topics) {
    this.client = new HashMap<>(client);
    this.topics = topics;
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "pactwire-feeds");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public SortedMap<String, Feed> feeds() {
    return read(topics.feeds());
  }

  /** How the feeds fare, by their id. */
  public SortedMap<String, FeedStatus> statuses() {
    return read(topics.feedStatus());
  }

  /** How the feeds of one partition fare. */
  SortedMap<String, FeedStatus> statuses(int partition) {
    Topic<String, FeedStatus> topic = topics.feedStatus();
    return read(
        topic,
        List.of(new TopicPartition(topic.name(), partition)),
        any -> true,
        Function.identity());
  }

  /** What is watched of all feeds, by their id. */
  public SortedMap<String, PackedWatch> watches() {
    return watches(any -> true);
  }

  /** What is watched of some feeds, by their id; of the others nothing is kept in memory. */
  public SortedMap<String, PackedWatch> watches(Predicate<String> feeds) {
    return read(topics.feedWatch(), List.of(), feeds, PackedWatch::of);
  }

  /** What is watched of the feeds of one partition. */
  SortedMap<String, PackedWatch> watches(int partition) {
    Topic<String, FeedWatch> topic = topics.feedWatch();
    return read(
        topic, List.of(new TopicPartition(topic.name(), partition)), any -> true, PackedWatch::of);
  }

  /**
   * Writes definitions, and returns when they are stored.
   *
   * @throws KafkaException if one could not be
   */
  public void put(Collection<Feed> feeds) {
    put(feeds, stored -> {});
  }

  @Override
  public void put(Collection<Feed> feeds, LongConsumer progress) {
    Topic<String, Feed> topic = topics.feeds();
    List<Future<?>> sent =
        feeds.stream()
            .<Future<?>>map(
                feed ->
                    producer.send(
                        new ProducerRecord<>(
                            topic.name(),
                            key(topic, feed.getFeedId()),
                            topic.valueSerde().serializer().serialize(topic.name(), feed))))
            .toList();
    long done = 0;
    for (Future<?> write : sent) {
      stored(write);
      progress.accept(++done);
    }
  }

  @Override
  public void remove(String id) {
    Stream.<Topic<String, ?>>of(topics.feeds(), topics.feedStatus(), topics.feedWatch())
        .map(
            topic ->
                producer.send(
                    new ProducerRecord<byte[], byte[]>(topic.name(), key(topic, id), null)))
        .toList()
        .forEach(FeedStore::stored);
  }

  private static byte[] key(Topic<String, ?> topic, String id) {
    return topic.keySerde().serializer().serialize(topic.name(), id);
  }

  private static void stored(Future<?> write) {
    try {
      write.get();
    } catch (ExecutionException failed) {
      throw new KafkaException(
          "Feeds could not be written: " + failed.getCause().getMessage(), failed.getCause());
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }

  private <V> SortedMap<String, V> read(Topic<String, V> topic) {
    return read(topic, List.of(), any -> true, Function.identity());
  }

  /** Reads the given partitions, or all if none is given; keeps what is made of wanted values. */
  private <V, K> SortedMap<String, K> read(
      Topic<String, V> topic,
      List<TopicPartition> some,
      Predicate<String> wanted,
      Function<V, K> kept) {
    SortedMap<String, K> values = new TreeMap<>();
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          some.isEmpty()
              ? consumer.partitionsFor(topic.name()).stream()
                  .map(info -> new TopicPartition(info.topic(), info.partition()))
                  .toList()
              : some;
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> apply(topic, record, wanted, kept, values));
      }
    }
    return values;
  }

  private static <V, K> void apply(
      Topic<String, V> topic,
      ConsumerRecord<byte[], byte[]> record,
      Predicate<String> wanted,
      Function<V, K> kept,
      Map<String, K> values) {
    if (record.key() != null
        && !wanted.test(topic.keySerde().deserializer().deserialize(topic.name(), record.key()))) {
      return;
    }
    ReadRecord<V> read = ReadRecord.of(topic, record);
    if (read.value().isPresent()) {
      values.put(read.key(), kept.apply(read.value().get()));
    } else if (read.removed()) {
      values.remove(read.key());
    }
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}

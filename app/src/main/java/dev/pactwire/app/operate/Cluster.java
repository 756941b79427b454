package dev.pactwire.app.operate;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.TopicSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What brokers tell of topics and of how far they are read. */
public final class Cluster implements AutoCloseable {
  private static final Comparator<TopicPartition> IN_ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

  private final Connection connection;
  private final Admin admin;

  public Cluster(Connection connection) {
    this.connection = connection;
    this.admin = Admin.create(connection.client());
  }

  /** The same, with less patience for each question than Kafka's own minute. */
  Cluster(Connection connection, Duration patience) {
    Map<String, Object> client = connection.client();
    client.put("default.api.timeout.ms", (int) patience.toMillis());
    client.put("request.timeout.ms", (int) patience.toMillis() / 2);
    this.connection = connection;
    this.admin = Admin.create(client);
  }

  /**
   * A topic as it is.
   *
   * @param partitions its partitions
   * @param copies replicas of each
   * @param inSync whether all replicas of all partitions are in step
   * @param records offsets between beginning and end: records, and marks of transactions
   */
  public record TopicState(String name, int partitions, int copies, boolean inSync, long records) {}

  /**
   * How far a partition is read.
   *
   * @param committed offset up to before which it is processed, if anything is
   * @param waiting records that are not processed
   */
  public record Lag(String topic, int partition, Optional<Long> committed, long waiting) {}

  /** The client, for other questions. */
  Admin admin() {
    return admin;
  }

  /** Names of all topics. */
  public Set<String> names() {
    return Asking.await(admin.listTopics().names());
  }

  /** All topics that there should be with the taxonomy in use. */
  public List<Topic<?, ?>> catalogue() {
    return TaxonomyCheck.of(connection, names()).catalogue(connection.topics());
  }

  /** Compares topics with the catalogue. */
  public TopicSetup.Inspection inspect(Collection<? extends Topic<?, ?>> topics) {
    return new TopicSetup(admin).inspect(topics);
  }

  /** What brokers say of topics; nothing of those that there are not. */
  Collection<TopicDescription> describe(Collection<String> names) {
    return Asking.await(admin.describeTopics(names).allTopicNames()).values();
  }

  /** The latest stamp in a topic; empty while it holds nothing. */
  Optional<Instant> newest(String topic) {
    Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
    describe(List.of(topic)).stream()
        .flatMap(Cluster::partitions)
        .forEach(partition -> questions.put(partition, OffsetSpec.maxTimestamp()));
    return Asking.await(admin.listOffsets(questions).all()).values().stream()
        .map(ListOffsetsResultInfo::timestamp)
        .filter(stamp -> stamp >= 0)
        .max(Comparator.naturalOrder())
        .map(Instant::ofEpochMilli);
  }

  /** Whether a record of a topic that waits was stamped before this moment. */
  boolean waitsSince(Collection<Lag> lags, String topic, Instant moment) {
    Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
    Map<TopicPartition, Long> next = new HashMap<>();
    lags.stream()
        .filter(lag -> lag.topic().equals(topic) && lag.waiting() > 0)
        .forEach(
            lag -> {
              TopicPartition partition = new TopicPartition(topic, lag.partition());
              questions.put(partition, OffsetSpec.forTimestamp(moment.toEpochMilli()));
              next.put(partition, lag.committed().orElse(0L));
            });
    return Asking.await(admin.listOffsets(questions).all()).entrySet().stream()
        .anyMatch(
            later ->
                later.getValue().offset() < 0
                    || later.getValue().offset() > next.get(later.getKey()));
  }

  /** How topics stand, by name. */
  public List<TopicState> topics(Collection<String> names) {
    Map<String, TopicDescription> found =
        new TreeMap<>(Asking.await(admin.describeTopics(names).allTopicNames()));
    List<TopicPartition> partitions = found.values().stream().flatMap(Cluster::partitions).toList();
    Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
    return found.values().stream()
        .map(
            topic ->
                new TopicState(
                    topic.name(),
                    topic.partitions().size(),
                    topic.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0),
                    topic.partitions().stream()
                        .allMatch(p -> p.isr().size() == p.replicas().size()),
                    partitions(topic).mapToLong(p -> ends.get(p) - first.get(p)).sum()))
        .toList();
  }

  /**
   * How far a group reads the partitions it has committed to and those of one topic.
   *
   * @param group the processors' application id
   * @param topic listed even where nothing has been committed
   */
  public List<Lag> lags(String group, String topic) {
    Map<TopicPartition, Optional<Long>> places = new TreeMap<>(IN_ORDER);
    committed(group)
        .forEach(
            (partition, offset) ->
                places.put(partition, Optional.ofNullable(offset).map(OffsetAndMetadata::offset)));
    Asking.await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
        .flatMap(Cluster::partitions)
        .forEach(partition -> places.putIfAbsent(partition, Optional.empty()));
    Map<TopicPartition, Long> first = offsets(places.keySet(), OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(places.keySet(), OffsetSpec.latest());
    return places.entrySet().stream()
        .map(
            place ->
                lag(
                    place.getKey(),
                    place.getValue(),
                    first.get(place.getKey()),
                    ends.get(place.getKey())))
        .toList();
  }

  /** Nothing where no group of this name has ever been. */
  private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    try {
      return Asking.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    } catch (CommandFailure e) {
      if (Asking.caused(e, GroupIdNotFoundException.class)) {
        return Map.of();
      }
      throw e;
    }
  }

  private static Lag lag(TopicPartition at, Optional<Long> committed, long first, long end) {
    return new Lag(
        at.topic(), at.partition(), committed, Math.max(0, end - committed.orElse(first)));
  }

  private static java.util.stream.Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition()));
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
    partitions.forEach(partition -> questions.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, ListOffsetsResultInfo> answers =
        Asking.await(admin.listOffsets(questions).all());
    answers.forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}

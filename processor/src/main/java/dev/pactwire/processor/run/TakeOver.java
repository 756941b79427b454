package dev.pactwire.processor.run;

import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Slices;
import dev.pactwire.processor.topology.NewsTopology;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Taking over the work of a processor with another application id, whose state cannot be used: the
 * new one reads all that news.articles holds into a memory of its own, and tells what the old one
 * has not told.
 */
public final class TakeOver implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> client;
  private final Admin admin;
  private final String articles;

  /**
   * Opens a client for the questions.
   *
   * @param client Kafka client settings, with the bootstrap servers
   */
  public TakeOver(Map<String, Object> client, Topics topics) {
    this.client = Map.copyOf(client);
    this.admin = Admin.create(client);
    this.articles = topics.articles().name();
  }

  /** The work of the other processor cannot be taken over; the message says why in a sentence. */
  public static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedException(String sentence) {
      super(sentence);
    }
  }

  /**
   * How far the other processor has come.
   *
   * @param applicationId its application id
   * @return for each partition of news.articles the first record that it has not told of
   * @throws RefusedException if it is unknown, still at work, or has articles between its parts
   */
  public Map<Integer, Long> firstUntold(String applicationId) {
    // First that it has stopped: what it commits after it was asked would be told twice.
    requireStopped(applicationId);
    Map<TopicPartition, OffsetAndMetadata> committed = committed(applicationId);
    Map<Integer, Long> first = new TreeMap<>();
    committed.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(articles)) {
            first.put(partition.partition(), offset.offset());
          }
        });
    if (first.isEmpty()) {
      throw new RefusedException(
          "There is nothing to take over: no processor with application id %s has worked on %s."
              .formatted(applicationId, articles));
    }
    requireDrained(applicationId, committed);
    return first;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String applicationId) {
    try {
      return BrokerAnswers.await(
          admin
              .listConsumerGroupOffsets(
                  applicationId, new ListConsumerGroupOffsetsOptions().requireStable(true))
              .partitionsToOffsetAndMetadata());
    } catch (GroupIdNotFoundException e) {
      return Map.of();
    }
  }

  private void requireStopped(String applicationId) {
    GroupState state = state(applicationId);
    if (state != GroupState.EMPTY && state != GroupState.DEAD) {
      throw new RefusedException(
          "A processor with application id %s is still at work; stop it first."
              .formatted(applicationId));
    }
  }

  private GroupState state(String applicationId) {
    try {
      return BrokerAnswers.await(admin.describeConsumerGroups(List.of(applicationId)).all())
          .get(applicationId)
          .groupState();
    } catch (GroupIdNotFoundException e) {
      return GroupState.DEAD;
    }
  }

  private void requireDrained(
      String applicationId, Map<TopicPartition, OffsetAndMetadata> committed) {
    Set<String> topics = BrokerAnswers.await(admin.listTopics().names());
    for (String repartition : NewsTopology.REPARTITIONS) {
      String between = applicationId + "-" + repartition + "-repartition";
      if (topics.contains(between) && holdsRecords(between, committed)) {
        throw new RefusedException(
            "The processor %s was stopped while articles were between its parts (on %s); start it again, stop what feeds %s, and wait until pactwire verify balances."
                .formatted(applicationId, between, articles));
      }
    }
  }

  /** Whether a record stands behind what is committed; ends of transactions are none. */
  private boolean holdsRecords(String topic, Map<TopicPartition, OffsetAndMetadata> committed) {
    try (Consumer<byte[], byte[]> consumer = LogReader.consumer(client)) {
      List<TopicPartition> partitions = Slices.partitions(consumer, topic);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      committed.forEach(
          (partition, offset) -> {
            if (partition.topic().equals(topic)) {
              consumer.seek(partition, offset.offset());
            }
          });
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        if (!consumer.poll(POLL).isEmpty()) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}

package dev.pactwire.processor.replay;

import dev.pactwire.processor.run.BrokerAnswers;
import dev.pactwire.schemas.TopicSetup;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What is asked of the brokers about the topics of a {@link Lane}. */
public final class LaneDesk implements AutoCloseable {

  private static final long LOOK_EVERY_MS = 200;
  private static final int MOST_LOOKS = 150;

  private final Admin admin;
  private final Lane lane;

  /**
   * Opens the desk.
   *
   * @param client Kafka client settings, with the bootstrap servers
   */
  public LaneDesk(Map<String, Object> client, Lane lane) {
    this.admin = Admin.create(client);
    this.lane = lane;
  }

  /** Topics that belong to the lane, or to a processor that has worked on it, in order. */
  public List<String> existing() {
    return BrokerAnswers.await(admin.listTopics().names()).stream()
        .filter(lane::owns)
        .sorted()
        .toList();
  }

  /**
   * Whether a processor works on the lane, or was cut off so lately that brokers still wait for it.
   */
  public boolean isAtWork() {
    try {
      GroupState state =
          BrokerAnswers.await(admin.describeConsumerGroups(List.of(lane.applicationId())).all())
              .get(lane.applicationId())
              .groupState();
      return state != GroupState.EMPTY && state != GroupState.DEAD;
    } catch (GroupIdNotFoundException e) {
      return false;
    }
  }

  /** Deletes the whole lane, and returns when no broker knows it any more. */
  public void clear() {
    delete(existing());
    forgetGroup();
  }

  /** Deletes what only the work needed: the merged articles, the changelogs, the group. */
  void tidy() {
    delete(existing().stream().filter(lane::isInternal).toList());
    forgetGroup();
  }

  /** Creates the topic of the merged articles, which takes far larger records than others. */
  void createMerged() {
    create(lane.merged().name());
    new TopicSetup(admin).ensure(List.of(lane.merged()));
  }

  /** Creates the topic for the articles of an archive. */
  public void createArchive() {
    create(lane.archive().articles().name());
  }

  /** Deletes the topic for the articles of an archive. */
  public void dropArchive() {
    delete(List.of(lane.archive().articles().name()));
  }

  private void create(String name) {
    Map<String, String> settings = new TreeMap<>(lane.merged().settings());
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Merging.LARGEST_RECORD));
    NewTopic topic = new NewTopic(name, Optional.of(1), Optional.empty()).configs(settings);
    BrokerAnswers.await(admin.createTopics(List.of(topic)).all());
  }

  /** How many merged articles are decided for good. */
  long committed() {
    TopicPartition partition = new TopicPartition(lane.merged().name(), 0);
    try {
      var offsets =
          BrokerAnswers.await(
              admin.listConsumerGroupOffsets(lane.applicationId()).partitionsToOffsetAndMetadata());
      var offset = offsets.get(partition);
      return offset == null ? 0 : offset.offset();
    } catch (GroupIdNotFoundException e) {
      return 0;
    }
  }

  /**
   * Returns when readers of committed records see all that has been written: the brokers mark the
   * end of a transaction in one partition after the other.
   */
  void awaitVisible() {
    List<String> outputs =
        existing().stream().filter(name -> !lane.isInternal(name)).sorted().toList();
    List<TopicPartition> partitions =
        BrokerAnswers.await(admin.describeTopics(outputs).allTopicNames()).values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(part -> new TopicPartition(topic.name(), part.partition())))
            .toList();
    for (int looks = 0;
        !ends(partitions, IsolationLevel.READ_COMMITTED)
            .equals(ends(partitions, IsolationLevel.READ_UNCOMMITTED));
        looks++) {
      if (looks == MOST_LOOKS) {
        throw new TimeoutException(
            "The brokers did not end the last transaction of the replay %s."
                .formatted(lane.prefix()));
      }
      pause();
    }
  }

  private Map<TopicPartition, Long> ends(
      List<TopicPartition> partitions, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    BrokerAnswers.await(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private void delete(Collection<String> names) {
    if (names.isEmpty()) {
      return;
    }
    try {
      BrokerAnswers.await(admin.deleteTopics(names).all());
    } catch (UnknownTopicOrPartitionException e) {
      // Somebody else was faster: they are gone, as they should be.
    }
    for (int looks = 0; existing().stream().anyMatch(names::contains); looks++) {
      if (looks == MOST_LOOKS) {
        throw new TimeoutException(
            "Topics of the replay %s were deleted, but brokers still list them."
                .formatted(lane.prefix()));
      }
      pause();
    }
  }

  private void forgetGroup() {
    try {
      BrokerAnswers.await(admin.deleteConsumerGroups(List.of(lane.applicationId())).all());
    } catch (GroupIdNotFoundException e) {
      // There was none.
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}

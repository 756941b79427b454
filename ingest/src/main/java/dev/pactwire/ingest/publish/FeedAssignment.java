package dev.pactwire.ingest.publish;

import dev.pactwire.ingest.run.FeedShare;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares the feeds of {@code news.feeds} among all running instances by the consumer group {@value
 * #GROUP}: whoever is assigned a partition reads it from its beginning, polls its feeds, and
 * follows later changes. An instance that dies loses its partitions within the session timeout; one
 * that was only held up is told so before it polls again. No offsets are committed: the topic is
 * the state.
 */
public final class FeedAssignment implements AutoCloseable {

  /** The consumer group. */
  public static final String GROUP = "pactwire-ingest";

  private static final Logger LOG = LoggerFactory.getLogger(FeedAssignment.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int SESSION_MILLIS = 10_000;
  private static final int HEARTBEAT_MILLIS = 2_000;
  private static final long CLOSING_SECONDS = 15;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final FeedStore store;
  private final Topics topics;
  private final FeedShare share;
  private final Map<Integer, Map<String, FeedDefinition>> ours = new HashMap<>();
  private final Map<Integer, Map<String, FeedStatus>> before = new HashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Joins the group when started.
   *
   * @param client properties of the Kafka client, at least {@code bootstrap.servers}
   * @param topics the topic catalogue
   * @param share is told what to poll
   */
  public FeedAssignment(Map<String, ?> client, Topics topics, FeedShare share) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
    properties.putAll(client);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    store = new FeedStore(client, topics);
    this.topics = topics;
    this.share = share;
    thread = new Thread(this::run, "feed-assignment");
    thread.setDaemon(true);
  }

  /** Joins the group. */
  public void start() {
    thread.start();
  }

  private void run() {
    try (consumer;
        store) {
      consumer.subscribe(List.of(topics.feeds().name()), new Changes());
      while (!Thread.currentThread().isInterrupted()) {
        consumer.poll(POLL).forEach(this::read);
      }
    } catch (WakeupException closing) {
      LOG.debug("The group of ingest instances was left.");
    } catch (KafkaException problem) {
      LOG.error("The feeds are no longer shared: {}", problem.toString());
    } finally {
      drop(List.copyOf(ours.keySet()));
      ended.countDown();
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    ReadRecord<Feed> read = ReadRecord.of(topics.feeds(), record);
    if (read.value().isEmpty() && !read.removed()) {
      return;
    }
    Map<String, FeedDefinition> feeds =
        ours.computeIfAbsent(record.partition(), any -> new HashMap<>());
    Optional<FeedDefinition> wanted =
        read.value().filter(feed -> feed.getPause().isEmpty()).flatMap(FeedRecords::definition);
    if (wanted.isEmpty()) {
      if (feeds.remove(read.key()) != null) {
        share.remove(read.key());
      }
      return;
    }
    FeedDefinition feed = wanted.get();
    if (!feed.equals(feeds.put(feed.id(), feed))) {
      Map<String, FeedStatus> known = before.getOrDefault(record.partition(), Map.of());
      share.add(feed, Optional.ofNullable(known.remove(feed.id())));
    }
  }

  private void drop(Collection<Integer> partitions) {
    for (Integer partition : partitions) {
      before.remove(partition);
      Map<String, FeedDefinition> feeds = ours.remove(partition);
      if (feeds != null) {
        feeds.keySet().forEach(share::remove);
      }
    }
  }

  /** What the group says. */
  private final class Changes implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      for (TopicPartition each : partitions) {
        before.put(each.partition(), new HashMap<>(store.statuses(each.partition())));
      }
      consumer.seekToBeginning(partitions);
      LOG.debug("Assigned {} of the shares of feeds.", partitions.size());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      drop(partitions.stream().map(TopicPartition::partition).toList());
    }
  }

  /** Leaves the group, so that others take over at once. May be called more than once. */
  @Override
  public void close() {
    consumer.wakeup();
    try {
      if (thread.isAlive() && !ended.await(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        thread.interrupt();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

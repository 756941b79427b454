package dev.pactwire.ingest.publish;

import dev.pactwire.ingest.run.FeedShare;
import dev.pactwire.ingest.run.PackedWatch;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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
 * the state. Whatever fails, from a broker that is away to a schema registry that is, the feeds are
 * given up and the group is joined anew after a pause, for as long as it takes.
 */
public final class FeedAssignment implements AutoCloseable {

  /** The consumer group. */
  public static final String GROUP = "pactwire-ingest";

  private static final Logger LOG = LoggerFactory.getLogger(FeedAssignment.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int SESSION_MILLIS = 10_000;
  private static final int HEARTBEAT_MILLIS = 2_000;
  private static final long CLOSING_SECONDS = 15;
  private static final int LONGEST_PAUSE_SECONDS = 10;

  private final Map<String, Object> client;
  private final Topics topics;
  private final FeedShare share;
  private final Map<Integer, Map<String, FeedDefinition>> ours = new HashMap<>();
  private final Map<Integer, Map<String, FeedStatus>> before = new HashMap<>();
  private final Map<Integer, Set<String>> paused = new HashMap<>();
  private final Map<Integer, Map<String, PackedWatch>> watched = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private volatile KafkaConsumer<byte[], byte[]> consumer;
  private volatile Optional<String> problem =
      Optional.of("The feeds of this instance have not been read yet.");

  /**
   * Joins the group when started.
   *
   * @param client properties of the Kafka client, at least {@code bootstrap.servers}
   * @param topics the topic catalogue
   * @param share is told what to poll
   */
  public FeedAssignment(Map<String, ?> client, Topics topics, FeedShare share) {
    this.client = new HashMap<>(client);
    this.topics = topics;
    this.share = share;
    thread = new Thread(this::run, "feed-assignment");
    thread.setDaemon(true);
  }

  /** Joins the group. */
  public void start() {
    thread.start();
  }

  /** Why this instance does not poll its share of the feeds; empty when it does. */
  public Optional<String> problem() {
    return problem;
  }

  private void run() {
    int failures = 0;
    while (closing.getCount() > 0) {
      // The consumer is closed first: others wait for our feeds.
      try (FeedStore store = new FeedStore(client, topics);
          KafkaConsumer<byte[], byte[]> open = open()) {
        consumer = open;
        follow(open, new Changes(open, store));
      } catch (WakeupException left) {
        LOG.debug("The group of ingest instances was left.");
      } catch (RuntimeException | Error failure) {
        // Whatever it was, a thread that ended would poll nothing any more, and nobody would know.
        failures = problem.isEmpty() ? 0 : failures + 1;
        problem = Optional.of("The feeds are not shared: " + failure.getMessage());
        LOG.warn("The feeds are not shared, trying again: {}", failure.toString());
        pause(failures);
      }
    }
    ended.countDown();
  }

  private KafkaConsumer<byte[], byte[]> open() {
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
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private void follow(KafkaConsumer<byte[], byte[]> open, Changes changes) {
    try {
      open.subscribe(List.of(topics.feeds().name()), changes);
      while (closing.getCount() > 0) {
        open.poll(POLL).forEach(this::read);
        if (!changes.isHeard()) {
          problem = Optional.of("The brokers that share out the feeds do not answer.");
        } else if (problem.isPresent() && changes.isUpToDate()) {
          problem = Optional.empty();
        }
      }
    } finally {
      // Before the group is left: from then on others poll them.
      drop(List.copyOf(ours.keySet()));
      if (Thread.interrupted()) {
        // The group could not be left by an interrupted thread.
        LOG.debug("The reading of feeds was cut short.");
      }
    }
  }

  private void pause(int failures) {
    try {
      closing.await(
          Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failures, 10)), TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      LOG.debug("The pause was cut short.");
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
    Set<String> resting = paused.computeIfAbsent(record.partition(), any -> new HashSet<>());
    boolean pauses = read.value().flatMap(Feed::getPause).isPresent();
    if (wanted.isEmpty()) {
      boolean polled = feeds.remove(read.key()) != null;
      if (pauses && polled) {
        resting.add(read.key());
        share.pause(read.key());
      } else if (polled || !pauses && resting.remove(read.key())) {
        share.remove(read.key());
      }
      return;
    }
    FeedDefinition feed = wanted.get();
    resting.remove(feed.id());
    if (!feed.equals(feeds.put(feed.id(), feed))) {
      Map<String, FeedStatus> known = before.getOrDefault(record.partition(), new HashMap<>());
      Optional.ofNullable(
              watched.getOrDefault(record.partition(), new HashMap<>()).remove(feed.id()))
          .ifPresent(share::watched);
      share.add(feed, Optional.ofNullable(known.remove(feed.id())));
    }
  }

  private void drop(Collection<Integer> partitions) {
    for (Integer partition : partitions) {
      before.remove(partition);
      watched.remove(partition);
      Map<String, FeedDefinition> feeds = ours.remove(partition);
      if (feeds != null) {
        feeds.keySet().forEach(share::remove);
      }
      Optional.ofNullable(paused.remove(partition))
          .ifPresent(resting -> resting.forEach(share::remove));
    }
  }

  /** What the group says. */
  private final class Changes implements ConsumerRebalanceListener {
    private final KafkaConsumer<byte[], byte[]> from;
    private final FeedStore store;
    private boolean joined;

    Changes(KafkaConsumer<byte[], byte[]> from, FeedStore store) {
      this.from = from;
      this.store = store;
    }

    /**
     * Whether the group may still count on this instance. Kafka's client keeps what it was assigned
     * while no broker answers, and only its figures tell.
     */
    boolean isHeard() {
      return from.metrics().entrySet().stream()
          .filter(each -> each.getKey().name().equals("last-heartbeat-seconds-ago"))
          .map(each -> each.getValue().metricValue())
          .noneMatch(ago -> ago instanceof Double seconds && seconds * 1_000 > SESSION_MILLIS);
    }

    /** Whether all that is ours has been read. */
    boolean isUpToDate() {
      return joined
          && from.assignment().stream().allMatch(each -> from.currentLag(each).orElse(1) == 0);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      for (TopicPartition each : partitions) {
        before.put(each.partition(), new HashMap<>(store.statuses(each.partition())));
        watched.put(each.partition(), new HashMap<>(store.watches(each.partition())));
      }
      from.seekToBeginning(partitions);
      joined = true;
      LOG.debug("Assigned {} of the shares of feeds.", partitions.size());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      drop(partitions.stream().map(TopicPartition::partition).toList());
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      joined = false;
      problem = Optional.of("This instance has lost its feeds: the brokers did not hear from it.");
      onPartitionsRevoked(partitions);
    }
  }

  /** Leaves the group, so that others take over at once. May be called more than once. */
  @Override
  public void close() {
    closing.countDown();
    KafkaConsumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    try {
      if (thread.isAlive() && !ended.await(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        thread.interrupt();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

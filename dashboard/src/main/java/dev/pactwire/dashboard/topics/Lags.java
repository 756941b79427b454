package dev.pactwire.dashboard.topics;

import dev.pactwire.dashboard.ledger.Balance;
import dev.pactwire.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the processors are behind in each partition they read, and how far news.articles reaches:
 * asked for every few seconds.
 */
public final class Lags implements AutoCloseable {
  private static final long EVERY_SECONDS = 2;
  private static final long PATIENCE_SECONDS = 10;

  private final Admin admin;
  private final String group;
  private final String articles;
  private final Balance balance;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "dashboard-lags");
            thread.setDaemon(true);
            return thread;
          });

  private volatile List<Lag> last = List.of();
  private volatile Optional<String> problem = Optional.empty();

  /**
   * How far a partition is read.
   *
   * @param topic name of the topic
   * @param partition number of the partition
   * @param committed offset up to before which it is processed, if anything is
   * @param end offset up to before which it reaches
   */
  public record Lag(String topic, int partition, Optional<Long> committed, long end) {
    /** Records that are waiting. */
    public long records() {
      return Math.max(0, end - committed.orElse(0L));
    }
  }

  /**
   * Prepares.
   *
   * @param client Kafka client settings, with the bootstrap servers
   * @param group the processors' application id, which is the name of their group
   */
  public Lags(Map<String, Object> client, Topics topics, String group, Balance balance) {
    this.admin = Admin.create(client);
    this.group = group;
    this.articles = topics.articles().name();
    this.balance = balance;
  }

  /** Begins to ask. */
  public void start() {
    ticker.scheduleWithFixedDelay(this::ask, 0, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void ask() {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Map<TopicPartition, Optional<Long>> places =
          new TreeMap<>(
              java.util.Comparator.comparing(TopicPartition::topic)
                  .thenComparingInt(TopicPartition::partition));
      committed.forEach(
          (partition, offset) ->
              places.put(partition, Optional.ofNullable(offset).map(OffsetAndMetadata::offset)));
      articlePartitions().forEach(partition -> places.putIfAbsent(partition, Optional.empty()));
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          admin
              .listOffsets(
                  places.keySet().stream()
                      .collect(Collectors.toMap(p -> p, none -> OffsetSpec.latest())))
              .all()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      take(places, ends);
      problem = Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      problem = Optional.of("The lags cannot be asked for: " + e.getCause().getMessage());
    } catch (java.util.concurrent.TimeoutException | KafkaException e) {
      problem = Optional.of("The lags cannot be asked for: the brokers do not answer.");
    }
  }

  private List<TopicPartition> articlePartitions()
      throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
    if (!admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS).contains(articles)) {
      return List.of();
    }
    return admin
        .describeTopics(List.of(articles))
        .allTopicNames()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .get(articles)
        .partitions()
        .stream()
        .map(info -> new TopicPartition(articles, info.partition()))
        .toList();
  }

  private void take(
      Map<TopicPartition, Optional<Long>> places, Map<TopicPartition, ListOffsetsResultInfo> ends) {
    ends.forEach(
        (partition, end) -> {
          if (partition.topic().equals(articles)) {
            balance.reaches(partition.partition(), end.offset());
          }
        });
    last =
        places.entrySet().stream()
            .map(
                place ->
                    new Lag(
                        place.getKey().topic(),
                        place.getKey().partition(),
                        place.getValue(),
                        ends.get(place.getKey()).offset()))
            .toList();
  }

  /** What was seen last, by topic and partition. */
  public List<Lag> last() {
    return last;
  }

  /** Why nothing could be seen the last time. */
  public Optional<String> problem() {
    return problem;
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    admin.close(java.time.Duration.ofSeconds(EVERY_SECONDS));
  }
}

package dev.pactwire.bench.contest;

import dev.pactwire.bench.cluster.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes the time of a run from outside, by the offsets that its consumer group commits: they are
 * committed in one transaction with the outputs.
 *
 * <p>The clock runs from the first commit seen, so that starting up does not count, to the commit
 * that leaves nothing to read in the input or in the topics between the steps.
 */
public final class Track {

  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Cluster cluster;
  private final String input;
  private final Duration atMost;

  /**
   * A track over a topic that has been filled.
   *
   * @param atMost how long a run may take
   */
  public Track(Cluster cluster, String input, Duration atMost) {
    this.cluster = cluster;
    this.input = input;
    this.atMost = atMost;
  }

  /** Follows a run that has just been started. */
  public Lap follow(String applicationId) {
    long deadline = System.nanoTime() + atMost.toNanos();
    List<TopicPartition> source = cluster.partitions(input::equals);
    Map<TopicPartition, Long> ends = cluster.ends(source);
    long all = ends.values().stream().mapToLong(Long::longValue).sum();
    long taken = awaitFirst(applicationId, source, deadline);
    long started = System.nanoTime();
    Duration worked = cluster.cpuTime();
    awaitAll(applicationId, ends, deadline);
    awaitAll(applicationId, between(applicationId), deadline);
    return new Lap(
        all - taken,
        (System.nanoTime() - started) / 1e9,
        cluster.cpuTime().minus(worked).toNanos() / 1e9);
  }

  private long awaitFirst(String group, List<TopicPartition> source, long deadline) {
    while (true) {
      Map<TopicPartition, Long> committed = cluster.committed(group);
      long taken = source.stream().mapToLong(p -> committed.getOrDefault(p, 0L)).sum();
      if (taken > 0) {
        return taken;
      }
      pause(deadline);
    }
  }

  private void awaitAll(String group, Map<TopicPartition, Long> ends, long deadline) {
    while (true) {
      Map<TopicPartition, Long> committed = cluster.committed(group);
      if (ends.entrySet().stream()
          .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
        return;
      }
      pause(deadline);
    }
  }

  /**
   * The ends of the topics between the steps, now that nothing more is written to them. The last
   * offset of a partition is a transaction's marker, which is no record.
   */
  private Map<TopicPartition, Long> between(String applicationId) {
    Map<TopicPartition, Long> ends =
        cluster.ends(
            cluster.partitions(
                name -> name.startsWith(applicationId + "-") && name.endsWith("-repartition")));
    ends.replaceAll((partition, end) -> Math.max(0, end - 1));
    return ends;
  }

  private void pause(long deadline) {
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException("A run did not end within " + atMost + ".");
    }
    LockSupport.parkNanos(LOOK_EVERY_NANOS);
  }
}

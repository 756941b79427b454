package dev.pactwire.dashboard.topics;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Brings the records of several partitions into one order by time while they are being read; each
 * partition keeps its own order. No more than some hundred records a partition wait here, so that
 * the length of the topics does not matter.
 */
final class TimeOrder {
  private static final int ENOUGH = 200;

  private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting =
      new HashMap<>();
  private final Set<TopicPartition> unfinished = new HashSet<>();

  /** For these partitions, of which something is to come. */
  TimeOrder(Collection<TopicPartition> partitions) {
    unfinished.addAll(partitions);
  }

  /** Whether something is still to come. */
  boolean isUnfinished() {
    return !unfinished.isEmpty();
  }

  /** Partitions of which no more should be read for now. */
  Set<TopicPartition> satisfied() {
    return waiting.keySet().stream()
        .filter(each -> !unfinished.contains(each) || waiting.get(each).size() >= ENOUGH)
        .collect(Collectors.toSet());
  }

  /** Takes the next record of its partition. */
  void add(ConsumerRecord<byte[], byte[]> record) {
    waiting
        .computeIfAbsent(
            new TopicPartition(record.topic(), record.partition()), none -> new ArrayDeque<>())
        .add(record);
  }

  /** Of this partition everything has been read. */
  void finish(TopicPartition partition) {
    unfinished.remove(partition);
    waiting.computeIfAbsent(partition, none -> new ArrayDeque<>());
  }

  /** Hands on all records that nothing still to come can be earlier than. */
  void drain(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Optional<Deque<ConsumerRecord<byte[], byte[]>>> next = earliest();
    while (next.isPresent()) {
      reader.accept(next.get().removeFirst());
      next = earliest();
    }
  }

  private Optional<Deque<ConsumerRecord<byte[], byte[]>>> earliest() {
    Deque<ConsumerRecord<byte[], byte[]>> earliest = null;
    for (TopicPartition partition : unfinished) {
      if (!waiting.containsKey(partition) || waiting.get(partition).isEmpty()) {
        return Optional.empty();
      }
    }
    for (Deque<ConsumerRecord<byte[], byte[]>> each : waiting.values()) {
      if (!each.isEmpty()
          && (earliest == null || each.getFirst().timestamp() < earliest.getFirst().timestamp())) {
        earliest = each;
      }
    }
    return Optional.ofNullable(earliest);
  }
}

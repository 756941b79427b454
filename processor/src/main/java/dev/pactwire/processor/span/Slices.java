package dev.pactwire.processor.span;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * The part of each partition of a topic that lies in a span. Timestamps of a partition are taken to
 * grow with its offsets, as they do where the broker stamps.
 *
 * @param parts by partition, in their order; a part may be empty
 */
public record Slices(SortedMap<TopicPartition, Part> parts) {

  /**
   * Offsets of one partition.
   *
   * @param first the first that belongs to it
   * @param end the first after it
   */
  public record Part(long first, long end) {

    /** Whether an offset belongs to it. */
    public boolean contains(long offset) {
      return offset >= first && offset < end;
    }
  }

  public Slices {
    SortedMap<TopicPartition, Part> sorted =
        new TreeMap<>(Comparator.comparingInt(TopicPartition::partition));
    sorted.putAll(parts);
    parts = java.util.Collections.unmodifiableSortedMap(sorted);
  }

  /**
   * Asks the brokers which part of a topic lies in a span, as far as it has been written.
   *
   * @param consumer for the questions; nothing is read
   */
  public static Slices of(Consumer<?, ?> consumer, String topic, Span span) {
    List<TopicPartition> partitions = partitions(consumer, topic);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> first =
        span.hasBeginning()
            ? offsets(consumer, ends, span.from())
            : consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> after = span.hasEnd() ? offsets(consumer, ends, span.to()) : ends;
    SortedMap<TopicPartition, Part> parts =
        new TreeMap<>(Comparator.comparingInt(TopicPartition::partition));
    partitions.forEach(
        partition ->
            parts.put(
                partition,
                new Part(
                    first.get(partition), Math.max(first.get(partition), after.get(partition)))));
    return new Slices(parts);
  }

  /** All partitions of a topic. */
  public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .sorted(Comparator.comparingInt(PartitionInfo::partition))
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static Map<TopicPartition, Long> offsets(
      Consumer<?, ?> consumer, Map<TopicPartition, Long> ends, Instant at) {
    Map<TopicPartition, Long> times = new HashMap<>();
    ends.keySet().forEach(partition -> times.put(partition, Math.max(0, at.toEpochMilli())));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          OffsetAndTimestamp there = found.get(partition);
          offsets.put(partition, there == null ? end : Math.min(there.offset(), end));
        });
    return offsets;
  }

  /** How many offsets belong to it: a few more than records where records have been removed. */
  public long size() {
    return parts.values().stream().mapToLong(part -> part.end() - part.first()).sum();
  }

  /** Whether the record at an offset belongs to it. */
  public boolean contains(int partition, long offset) {
    return parts.entrySet().stream()
        .anyMatch(
            entry -> entry.getKey().partition() == partition && entry.getValue().contains(offset));
  }
}

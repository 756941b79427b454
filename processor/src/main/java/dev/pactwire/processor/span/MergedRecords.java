package dev.pactwire.processor.span;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The records of some slices in one order: by time, then partition, then offset. Each partition
 * keeps its own order, also where its times go back.
 *
 * <p>Only what a few fetches bring is held at a time: partitions that are ahead are paused.
 */
public final class MergedRecords implements Iterator<ConsumerRecord<byte[], byte[]>> {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Comparator<ConsumerRecord<byte[], byte[]>> ORDER =
      Comparator.comparingLong((ConsumerRecord<byte[], byte[]> record) -> record.timestamp())
          .thenComparingInt(ConsumerRecord::partition);

  private final Consumer<byte[], byte[]> consumer;
  private final Slices slices;
  private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting =
      new LinkedHashMap<>();

  /**
   * Begins at the beginning of the slices.
   *
   * @param consumer is given these partitions, and stays the caller's to close
   */
  public MergedRecords(Consumer<byte[], byte[]> consumer, Slices slices) {
    this.consumer = consumer;
    this.slices = slices;
    consumer.assign(slices.parts().keySet());
    slices
        .parts()
        .forEach(
            (partition, part) -> {
              consumer.seek(partition, part.first());
              waiting.put(partition, new ArrayDeque<>());
            });
  }

  /**
   * Whether there is another one.
   *
   * @throws TimeoutException when brokers keep silent for a minute
   */
  @Override
  public boolean hasNext() {
    fill();
    return waiting.values().stream().anyMatch(records -> !records.isEmpty());
  }

  @Override
  public ConsumerRecord<byte[], byte[]> next() {
    fill();
    return waiting.values().stream()
        .filter(records -> !records.isEmpty())
        .min(Comparator.comparing(Deque::peekFirst, ORDER))
        .map(Deque::pollFirst)
        .orElseThrow(NoSuchElementException::new);
  }

  /** Reads on until each partition that is not at its end has a record to offer. */
  private void fill() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (List<TopicPartition> dry = dry(); !dry.isEmpty(); dry = dry()) {
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException(
            "Nothing came from %s at offset %d for %d s."
                .formatted(dry.get(0), consumer.position(dry.get(0)), PATIENCE.toSeconds()));
      }
      consumer.pause(waiting.keySet());
      consumer.resume(dry);
      consumer.poll(POLL).forEach(this::take);
    }
  }

  private List<TopicPartition> dry() {
    List<TopicPartition> dry = new ArrayList<>();
    waiting.forEach(
        (partition, records) -> {
          if (records.isEmpty()
              && consumer.position(partition) < slices.parts().get(partition).end()) {
            dry.add(partition);
          }
        });
    return dry;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (slices.parts().get(partition).contains(record.offset())) {
      waiting.get(partition).add(record);
    }
  }
}

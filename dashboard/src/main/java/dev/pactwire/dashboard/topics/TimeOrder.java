package dev.pactwire.dashboard.topics;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Brings records of several partitions into one order by time; each partition keeps its own. */
final class TimeOrder {
  private TimeOrder() {}

  static void merge(
      Collection<List<ConsumerRecord<byte[], byte[]>>> partitions,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    PriorityQueue<Queue<ConsumerRecord<byte[], byte[]>>> heads =
        new PriorityQueue<>(Comparator.comparingLong(queue -> queue.peek().timestamp()));
    partitions.forEach(records -> heads.add(new ArrayDeque<>(records)));
    while (!heads.isEmpty()) {
      Queue<ConsumerRecord<byte[], byte[]>> queue = heads.poll();
      reader.accept(queue.poll());
      if (!queue.isEmpty()) {
        heads.add(queue);
      }
    }
  }
}

package dev.pactwire.app.path;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One order of the incoming records that agrees with everything the brokers have put on record:
 * that of each language block, and that of the versions of each article.
 *
 * <p>Known versions and dead letters do not stand in the log of the language blocks: each is taken
 * before the next record of its article that does.
 */
final class CommittedOrder {

  private final Map<String, Deque<ConsumerRecord<byte[], byte[]>>> waiting = new LinkedHashMap<>();
  private final List<ConsumerRecord<byte[], byte[]>> order = new ArrayList<>();

  private CommittedOrder(List<ConsumerRecord<byte[], byte[]>> incoming) {
    incoming.stream()
        .sorted(Comparator.comparing(CommittedOrder::position))
        .forEach(r -> waiting.computeIfAbsent(articleOf(r), id -> new ArrayDeque<>()).add(r));
  }

  /** The records of news.articles in the order of the log between the halves of the topology. */
  static List<ConsumerRecord<byte[], byte[]>> of(
      List<ConsumerRecord<byte[], byte[]>> incoming, List<ConsumerRecord<byte[], byte[]>> blocks) {
    CommittedOrder order = new CommittedOrder(incoming);
    blocks.stream()
        .sorted(
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset))
        .forEach(order::takeUpTo);
    order.waiting.values().forEach(order.order::addAll);
    return order.order;
  }

  private void takeUpTo(ConsumerRecord<byte[], byte[]> candidate) {
    Position origin = OutcomeHeaders.originOf(candidate.headers()).orElseThrow();
    Deque<ConsumerRecord<byte[], byte[]>> versions = waiting.get(articleOf(candidate));
    while (true) {
      ConsumerRecord<byte[], byte[]> next = versions.poll();
      if (next == null) {
        throw new AssertionError(
            "Record %s stands twice, or behind a later version, in the log of the language blocks."
                .formatted(origin));
      }
      order.add(next);
      if (position(next).equals(origin)) {
        return;
      }
    }
  }

  private static Position position(ConsumerRecord<byte[], byte[]> record) {
    return new Position(record.partition(), record.offset());
  }

  private static String articleOf(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }
}

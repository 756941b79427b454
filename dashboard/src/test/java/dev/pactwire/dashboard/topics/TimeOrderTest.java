package dev.pactwire.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TimeOrderTest {

  private final List<Long> times = new ArrayList<>();
  private final TimeOrder order = new TimeOrder(List.of(partition(0), partition(1), partition(2)));

  @Test
  void recordsAreHandedOnAsSoonAsNothingEarlierCanCome() {
    // Given two partitions of which something was read, and a third
    add(0, 10);
    add(0, 30);
    add(1, 20);
    drain();
    assertThat(times).isEmpty();

    // When the third has something too
    add(2, 25);
    drain();

    // Then what is earlier than all that may come goes on
    assertThat(times).containsExactly(10L, 20L);

    // And when a partition ends, it keeps nobody waiting
    order.finish(partition(1));
    drain();
    assertThat(times).containsExactly(10L, 20L, 25L);
    order.finish(partition(0));
    order.finish(partition(2));
    drain();
    assertThat(times).containsExactly(10L, 20L, 25L, 30L);
    assertThat(order.isUnfinished()).isFalse();
  }

  @Test
  void ofALongPartitionNoMoreIsWantedUntilTheOthersHaveCaughtUp() {
    // Given
    for (int i = 0; i < 1_000; i++) {
      add(0, i);
    }

    // When, Then
    assertThat(order.satisfied()).containsExactly(partition(0));
    add(1, 5_000);
    order.finish(partition(2));
    drain();
    assertThat(times).hasSize(1_000);
    assertThat(order.satisfied()).containsExactly(partition(2));
  }

  private void drain() {
    order.drain(record -> times.add(record.timestamp()));
  }

  private void add(int partition, long time) {
    order.add(
        new ConsumerRecord<>(
            "t",
            partition,
            0,
            time,
            TimestampType.CREATE_TIME,
            0,
            0,
            new byte[0],
            new byte[0],
            new org.apache.kafka.common.header.internals.RecordHeaders(),
            java.util.Optional.empty()));
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition("t", number);
  }
}

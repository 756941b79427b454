package dev.pactwire.dashboard.topics;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Whether brokers still answer a consumer. One that polls while they are away sees what it sees
 * when nothing is written: so they are asked, every few seconds, how far its partitions reach. Not
 * thread-safe.
 */
final class Pulse {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A busy machine may leave one question or two without an answer. */
  private static final Duration SILENT = Duration.ofSeconds(30);

  private final Consumer<?, ?> consumer;
  private final LongSupplier nanos;
  private long askedAt;
  private long answeredAt;

  /**
   * Asks on behalf of a consumer.
   *
   * @param nanos a clock that only runs forward, in nanoseconds
   */
  Pulse(Consumer<?, ?> consumer, LongSupplier nanos) {
    this.consumer = consumer;
    this.nanos = nanos;
    answered();
  }

  /** The brokers have just answered something else. */
  void answered() {
    askedAt = nanos.getAsLong();
    answeredAt = askedAt;
  }

  /** Asks when it is time; waits a few seconds for the answer. */
  void feel() {
    if (nanos.getAsLong() - askedAt < EVERY.toNanos()) {
      return;
    }
    try {
      consumer.endOffsets(consumer.assignment(), PATIENCE);
      answered();
    } catch (TimeoutException e) {
      askedAt = nanos.getAsLong();
    }
  }

  /** That they have not answered for long, in a sentence; empty when they have. */
  Optional<String> silence() {
    // Without how long exactly: the page would say another sentence, and aloud, every few seconds.
    return nanos.getAsLong() - answeredAt < SILENT.toNanos()
        ? Optional.empty()
        : Optional.of(
            "The topics cannot be read: the brokers have not answered for %d s and more."
                .formatted(SILENT.toSeconds()));
  }
}

package dev.pactwire.processor.topology;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Drops from a store what has not been touched for long, once a day of stream time. The broker
 * stamps what comes in, so that no producer's wrong clock can empty a store.
 */
final class Forgetting {

  /** How long an article may still be updated, repeated or withdrawn under its own id. */
  static final Duration KEPT = Duration.ofDays(30);

  /** How often it is looked for what may be forgotten. */
  static final Duration EVERY = Duration.ofDays(1);

  private Forgetting() {}

  /**
   * What a store remembers at a time. What is too old counts as forgotten before it is dropped:
   * between which two records that happens follows no rule, and no verdict may depend on it.
   */
  static <V> Optional<V> remembered(ValueAndTimestamp<V> entry, long now) {
    return Optional.ofNullable(entry)
        .filter(found -> found.timestamp() >= now - KEPT.toMillis())
        .map(ValueAndTimestamp::value);
  }

  static <V> void schedule(ProcessingContext context, TimestampedKeyValueStore<String, V> store) {
    context.schedule(EVERY, PunctuationType.STREAM_TIME, now -> sweep(store, now));
  }

  private static <V> void sweep(TimestampedKeyValueStore<String, V> store, long now) {
    long oldest = now - KEPT.toMillis();
    try (KeyValueIterator<String, ValueAndTimestamp<V>> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, ValueAndTimestamp<V>> entry = all.next();
        if (entry.value.timestamp() < oldest) {
          store.delete(entry.key);
        }
      }
    }
  }
}

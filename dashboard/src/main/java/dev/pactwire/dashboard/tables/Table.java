package dev.pactwire.dashboard.tables;

import java.time.Instant;
import java.util.Optional;

/** Takes in the records of one compacted topic, in the order in which they were written. */
@FunctionalInterface
public interface Table<V> {

  /**
   * From now on this stands under the key.
   *
   * @param value empty when nothing stands there any more
   * @param at when the record was written
   */
  void put(String key, Optional<V> value, Instant at);
}

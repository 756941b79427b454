package dev.pactwire.dashboard.tables;

import java.time.Instant;

/** Takes in the records of one compacted topic, in the order in which they were written. */
public interface Table<V> {

  /**
   * From now on this stands under the key.
   *
   * @param at when the record was written
   */
  void put(String key, V value, Instant at);

  /** From now on nothing stands under the key. */
  void remove(String key);
}

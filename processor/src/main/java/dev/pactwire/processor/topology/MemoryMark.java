package dev.pactwire.processor.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mark in the store of seen articles that says by which rule, parameters and language table they
 * were judged, so that a change is noticed.
 *
 * <p>Other parameters go on with the memory as it is: what is remembered are texts, not verdicts.
 * Another rule goes on with it too, but may read texts otherwise (which words count, which are one
 * word): what was remembered before is then only partly comparable, and for one window some copies
 * of it are told as new. Whoever does not want that starts anew with {@code --take-over}. Under
 * another language table articles would no longer meet those of their language that are remembered
 * elsewhere, and all their copies would be told as news: that is refused.
 */
final class MemoryMark {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryMark.class);

  /** No article has it: a language block in the upper bits, a number from one in the lower. */
  private static final long KEY = -1;

  private static final String TABLE = "-blocks";

  private final KeyValueStore<Long, byte[]> store;
  private final String now;
  private boolean isWritten;

  /**
   * Compares the mark with what judges now.
   *
   * @throws ChangedTableException if the articles were distributed by another table
   */
  MemoryMark(KeyValueStore<Long, byte[]> store, String now) {
    this.store = store;
    this.now = now;
    Optional<String> before =
        Optional.ofNullable(store.get(KEY)).map(mark -> new String(mark, StandardCharsets.UTF_8));
    before.ifPresent(this::compare);
    this.isWritten = before.filter(now::equals).isPresent();
  }

  private void compare(String before) {
    if (!table(before).equals(table(now))) {
      throw new ChangedTableException(table(before), table(now));
    }
    if (!before.equals(now)) {
      LOG.warn(
          "Remembered articles were judged by {}; those that come are compared with them by {}. If"
              + " the rule changed, copies of what is remembered may be told as new for one window;"
              + " a new application id with --take-over reads it anew.",
          before,
          now);
    }
  }

  private static String table(String mark) {
    int at = mark.lastIndexOf(TABLE);
    return at < 0 ? "" : mark.substring(at + TABLE.length());
  }

  /** Writes the mark with the first record, within its transaction. */
  void write() {
    if (!isWritten) {
      store.put(KEY, now.getBytes(StandardCharsets.UTF_8));
      isWritten = true;
    }
  }
}

package dev.pactwire.dashboard.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The last events of one topic. Not thread-safe. */
final class ChannelLog {
  private final Bounds bounds;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Map<Slot, Long> goneThrough = new HashMap<>();
  private long bytes;

  ChannelLog(Bounds bounds) {
    this.bounds = bounds;
  }

  /** What stood before this offset has never been read. */
  void beginsAt(Slot slot, long offset) {
    goneThrough.merge(slot, offset - 1, Math::max);
  }

  void add(Entry entry, Consumer<Entry> forgotten) {
    entries.addLast(entry);
    bytes += entry.item().weight();
    while (entries.size() > 1 && (entries.size() > bounds.count() || bytes > bounds.bytes())) {
      Entry eldest = entries.removeFirst();
      bytes -= eldest.item().weight();
      goneThrough.merge(eldest.slot(), eldest.offset(), Math::max);
      forgotten.accept(eldest);
    }
  }

  Deque<Entry> entries() {
    return entries;
  }

  long bytes() {
    return bytes;
  }

  /** Whether something that followed this place in one of the partitions is no longer here. */
  boolean isGone(Cursor cursor) {
    return goneThrough.entrySet().stream()
        .anyMatch(gone -> cursor.at(gone.getKey()) < gone.getValue());
  }

  /** The entry at a place, if it is held. */
  Optional<Entry> at(int partition, long offset) {
    return entries.stream()
        .filter(entry -> entry.slot().partition() == partition && entry.offset() == offset)
        .findFirst();
  }
}

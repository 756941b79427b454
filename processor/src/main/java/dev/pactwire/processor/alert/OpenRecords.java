package dev.pactwire.processor.alert;

import java.util.BitSet;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which incoming records have no outcome yet. Takes a bit for each record between the first that is
 * open and the last that is not. Not thread-safe.
 */
public final class OpenRecords {

  private static final int SHIFTED_AT_ONCE = 1 << 16;

  private final SortedMap<Integer, Part> parts = new TreeMap<>();

  /** Begins with this offset of a partition; what lies before is nobody's business. */
  public void begins(int partition, long offset) {
    parts.computeIfAbsent(partition, none -> new Part(offset));
  }

  /**
   * A record has had an outcome, or needs none.
   *
   * @return whether it had one already
   */
  public boolean became(int partition, long offset) {
    Part part = parts.get(partition);
    return part != null && offset >= part.begin && part.close(offset);
  }

  /** What lies before an offset is nobody's business any more. */
  public void forgetBefore(int partition, long offset) {
    Part part = parts.get(partition);
    if (part != null && offset > part.base) {
      part.shift((int) Math.min(offset - part.base, Integer.MAX_VALUE));
      part.begin = Math.max(part.begin, part.base);
    }
  }

  /** The first open record before an offset of a partition. */
  public OptionalLong first(int partition, long end) {
    Part part = parts.get(partition);
    if (part == null) {
      return OptionalLong.empty();
    }
    long first = part.base + part.done.nextClearBit(0);
    return first < end ? OptionalLong.of(first) : OptionalLong.empty();
  }

  /** How many records before an offset of a partition are open. */
  public long count(int partition, long end) {
    Part part = parts.get(partition);
    if (part == null || end <= part.base) {
      return 0;
    }
    long length = Math.min(end - part.base, Integer.MAX_VALUE);
    return length - part.done.get(0, (int) length).cardinality();
  }

  private static final class Part {
    private BitSet done = new BitSet();
    private long begin;
    private long base;

    Part(long begin) {
      this.begin = begin;
      this.base = begin;
    }

    boolean close(long offset) {
      long at = offset - base;
      if (at < 0 || at >= Integer.MAX_VALUE || done.get((int) at)) {
        return at < Integer.MAX_VALUE;
      }
      done.set((int) at);
      int closed = done.nextClearBit(0);
      if (closed >= SHIFTED_AT_ONCE) {
        shift(closed);
      }
      return false;
    }

    void shift(int records) {
      done = done.get(records, Math.max(records, done.length()));
      base += records;
    }
  }
}

package dev.pactwire.processor.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who told how much in the windows of the last hours. Sources are kept as hashes: that two of them
 * fall together once in a thousand million pairs does no harm.
 */
final class RecentCounts {

  private final TreeMap<Long, Map<Integer, Integer>> windows = new TreeMap<>();

  void add(long window, String source) {
    windows.computeIfAbsent(window, w -> new HashMap<>()).merge(source.hashCode(), 1, Integer::sum);
  }

  /** Forgets what lies before a window. */
  void forgetBefore(long window) {
    windows.headMap(window).clear();
  }

  /** All that was told from one window to another, both included. */
  int all(long first, long last) {
    return windows.subMap(first, last + 1).values().stream()
        .flatMap(sources -> sources.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  /**
   * The same, where one source counts at most half as much as all others together: what only one
   * tells, be it everything it has in its archive, is no burst.
   */
  int independent(long first, long last) {
    return independent(bySource(first, last));
  }

  /**
   * The same, where each source counts only with what it told here beyond what it told {@code
   * elsewhere}, all that is kept there.
   */
  int independentBeyond(RecentCounts elsewhere, long first, long last) {
    Map<Integer, Integer> bySource = bySource(first, last);
    for (Map<Integer, Integer> window : elsewhere.windows.values()) {
      window.forEach((source, count) -> bySource.merge(source, -count, Integer::sum));
    }
    bySource.values().removeIf(count -> count <= 0);
    return independent(bySource);
  }

  private Map<Integer, Integer> bySource(long first, long last) {
    Map<Integer, Integer> bySource = new HashMap<>();
    for (Map<Integer, Integer> window : windows.subMap(first, last + 1).values()) {
      window.forEach((source, count) -> bySource.merge(source, count, Integer::sum));
    }
    return bySource;
  }

  private static int independent(Map<Integer, Integer> bySource) {
    int total = bySource.values().stream().mapToInt(Integer::intValue).sum();
    int loudest = bySource.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int others = total - loudest;
    return others + Math.min(loudest, others / 2);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(windows.size());
    for (Map.Entry<Long, Map<Integer, Integer>> window : windows.entrySet()) {
      out.writeLong(window.getKey());
      out.writeInt(window.getValue().size());
      for (Map.Entry<Integer, Integer> source : window.getValue().entrySet()) {
        out.writeInt(source.getKey());
        out.writeInt(source.getValue());
      }
    }
  }

  static RecentCounts readFrom(DataInput in) throws IOException {
    RecentCounts counts = new RecentCounts();
    for (int left = in.readInt(); left > 0; left--) {
      Map<Integer, Integer> sources = new HashMap<>();
      counts.windows.put(in.readLong(), sources);
      for (int more = in.readInt(); more > 0; more--) {
        sources.put(in.readInt(), in.readInt());
      }
    }
    return counts;
  }
}

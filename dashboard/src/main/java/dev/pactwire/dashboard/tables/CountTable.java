package dev.pactwire.dashboard.tables;

import dev.pactwire.schemas.Count;
import dev.pactwire.schemas.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The counts of {@code news.counts} for alliances: how many independent clusters each had, by the
 * time at which they were published. Of each alliance the last {@value #DAYS} days are kept.
 */
public final class CountTable implements Table<Count> {
  private static final int DAYS = 4;

  private final Map<String, TreeMap<Long, Integer>> alliances = new HashMap<>();
  private Instant begun = Instant.MAX;
  private Instant last = Instant.MIN;

  @Override
  public synchronized void put(String key, Optional<Count> value, Instant at) {
    if (value.isEmpty() || value.get().getKind() != SubjectKind.ALLIANCE) {
      return;
    }
    Count count = value.get();
    begun = at.isBefore(begun) ? at : begun;
    last = at.isAfter(last) ? at : last;
    TreeMap<Long, Integer> counts =
        alliances.computeIfAbsent(count.getSubject(), none -> new TreeMap<>());
    counts.put(count.getStart().toEpochMilli(), count.getCount());
    counts.headMap(last.minus(Duration.ofDays(DAYS)).toEpochMilli()).clear();
  }

  /** For how long anything has been counted; zero when nothing ever was. */
  public synchronized Duration since() {
    return last.isBefore(begun) ? Duration.ZERO : Duration.between(begun, last);
  }

  /** Whether anything was ever counted. */
  public synchronized boolean isEmpty() {
    return last.isBefore(begun);
  }

  /**
   * How many clusters each alliance had in each span; those that had none are left out.
   *
   * @param from beginning of the first span
   * @param spans how many spans there are
   */
  public synchronized Map<String, int[]> series(Instant from, Duration span, int spans) {
    long first = from.toEpochMilli();
    long width = span.toMillis();
    Map<String, int[]> series = new HashMap<>();
    alliances.forEach(
        (id, counts) -> {
          Map<Long, Integer> within = counts.subMap(first, first + spans * width);
          if (!within.isEmpty()) {
            int[] sums = new int[spans];
            within.forEach((start, count) -> sums[(int) ((start - first) / width)] += count);
            series.put(id, sums);
          }
        });
    return series;
  }
}

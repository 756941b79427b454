package dev.pactwire.app.path;

import dev.pactwire.processor.alert.Burst;
import dev.pactwire.processor.alert.BurstDetector;
import dev.pactwire.schemas.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a watch must have told, recounted in one thread and in memory from the sightings in the
 * order in which they met.
 */
final class Recount {

  private static final Duration CLUSTERS_KEPT = Duration.ofDays(7);
  private static final Duration WINDOWS_KEPT = Duration.ofDays(30);
  private static final long WINDOW_MINUTES = 5;

  private final Map<String, List<Integer>> counts = new TreeMap<>();
  private final List<Burst> began = new ArrayList<>();
  private final List<Burst> ended = new ArrayList<>();
  private final Map<String, Set<String>> counted = new HashMap<>();
  private final Map<String, Instant> seen = new HashMap<>();
  private final Map<String, BurstDetector> detectors = new HashMap<>();
  private Optional<Instant> begun = Optional.empty();
  private Instant now = Instant.MIN;
  private int late;
  private int forgotten;

  /** The next sighting. */
  void sighted(Instant arrival, Sighting sighting) {
    begun = begun.or(() -> Optional.of(arrival));
    now = arrival.isAfter(now) ? arrival : now;
    Set<String> labels = uncounted(arrival, sighting);
    labels.forEach(label -> detect(label, arrival, sighting));
    if (sighting.getEventAt().isBefore(now.minus(WINDOWS_KEPT))) {
      forgotten++;
      return;
    }
    late += sighting.getEventAt().isBefore(arrival.minus(Duration.ofDays(1))) ? 1 : 0;
    labels.forEach(label -> count(label, sighting.getEventAt()));
    if (sighting.getFirst()) {
      count("source:" + sighting.getSource(), sighting.getEventAt());
    }
  }

  private Set<String> uncounted(Instant arrival, Sighting sighting) {
    String cluster = sighting.getClusterId();
    boolean known =
        seen.containsKey(cluster) && !seen.get(cluster).isBefore(now.minus(CLUSTERS_KEPT));
    if (cluster.isEmpty() || !known && !sighting.getFirst()) {
      return Set.of();
    }
    if (!known) {
      counted.put(cluster, new LinkedHashSet<>());
    }
    seen.merge(cluster, arrival, (a, b) -> known && a.isAfter(b) ? a : b);
    Set<String> uncounted = new LinkedHashSet<>(sighting.getLabels());
    uncounted.removeAll(counted.get(cluster));
    counted.get(cluster).addAll(uncounted);
    return uncounted;
  }

  private void count(String subject, Instant at) {
    long length = Duration.ofMinutes(WINDOW_MINUTES).toMillis();
    Instant start = Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), length) * length);
    List<Integer> soFar = counts.computeIfAbsent(subject + "|" + start, k -> new ArrayList<>());
    soFar.add(soFar.size() + 1);
  }

  private void detect(String label, Instant arrival, Sighting sighting) {
    BurstDetector detector =
        detectors.computeIfAbsent(
            label, l -> BurstDetector.since(begun.orElseThrow().toEpochMilli()));
    detector.passed(now.toEpochMilli()).ifPresent(ended::add);
    detector
        .told(
            arrival.toEpochMilli(),
            sighting.getEventAt().toEpochMilli(),
            sighting.getSource(),
            sighting.getArticleId())
        .ifPresent(began::add);
  }

  /** By key of news.counts everything that is told under it, in this order. */
  Map<String, List<Integer>> counts() {
    return counts;
  }

  /** How many records that makes. */
  long told() {
    return counts.values().stream().mapToLong(List::size).sum();
  }

  /** Bursts as they begin, in this order. */
  List<Burst> began() {
    return began;
  }

  /** Bursts as they end, in any order. */
  List<Burst> ended() {
    detectors
        .values()
        .forEach(detector -> detector.passed(now.toEpochMilli()).ifPresent(ended::add));
    return ended;
  }

  /** Sightings that counted in a window more than a day before their arrival. */
  int late() {
    return late;
  }

  /** Sightings that count nowhere. */
  int forgotten() {
    return forgotten;
  }
}

package dev.pactwire.dashboard.counts;

import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many clusters each alliance had in each span of time, by the time at which the articles came
 * in. Several articles of one cluster in one span count once: ten copies of an agency's report are
 * one piece of news.
 *
 * @param from beginning of the first span
 * @param span length of a span
 * @param counts by alliance, one number a span
 */
public record Timeline(Instant from, Duration span, Map<String, int[]> counts) {
  private static final double DEVIATIONS = 3;
  private static final int LEAST = 4;
  private static final int RHYTHM = 24;
  private static final int LEAST_RHYTHM = 6;

  /**
   * Counts the articles of the last spans.
   *
   * @param now falls into the last span
   * @param spans how many spans there are
   */
  public static Timeline of(
      Collection<ClassifiedArticle> articles, Instant now, Duration span, int spans) {
    long width = span.toMillis();
    long first = begin(now, span, spans).toEpochMilli();
    Map<String, List<Set<String>>> clusters = new HashMap<>();
    for (ClassifiedArticle article : articles) {
      long at = Math.floorDiv(article.getOrigin().getAt().toEpochMilli() - first, width);
      if (at >= 0 && at < spans) {
        for (Label alliance : article.getAlliances()) {
          clusters
              .computeIfAbsent(alliance.getId(), none -> empty(spans))
              .get((int) at)
              .add(article.getClusterId());
        }
      }
    }
    Map<String, int[]> counts = new HashMap<>();
    clusters.forEach((id, sets) -> counts.put(id, sets.stream().mapToInt(Set::size).toArray()));
    return new Timeline(Instant.ofEpochMilli(first), span, counts);
  }

  /** A timeline of what has been counted already, by alliance. */
  public static Timeline of(Map<String, int[]> counts, Instant now, Duration span, int spans) {
    return new Timeline(begin(now, span, spans), span, counts);
  }

  /** The same of some alliances; of all when none is named. */
  public Timeline of(Set<String> alliances) {
    Map<String, int[]> some = new HashMap<>(counts);
    if (!alliances.isEmpty()) {
      some.keySet().retainAll(alliances);
    }
    return new Timeline(from, span, some);
  }

  /** When the first of these spans begins, if {@code now} falls into the last. */
  public static Instant begin(Instant now, Duration span, int spans) {
    long width = span.toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), width) - spans + 1) * width);
  }

  private static List<Set<String>> empty(int spans) {
    List<Set<String>> sets = new ArrayList<>(spans);
    for (int i = 0; i < spans; i++) {
      sets.add(new HashSet<>());
    }
    return sets;
  }

  /**
   * The spans in which an alliance had far more than in the {@value #RHYTHM} spans before: at least
   * {@value #LEAST} clusters, and over the mean by three deviations, as of counts that come at
   * random (Poisson: the deviation is the root of the mean, taken as at least one). The first
   * {@value #LEAST_RHYTHM} spans since anything was counted cannot be bursts: nothing is known
   * then.
   */
  public List<Integer> bursts(String alliance) {
    int[] series = counts.getOrDefault(alliance, new int[0]);
    int begun = firstSpan();
    List<Integer> bursts = new ArrayList<>();
    for (int at = begun + LEAST_RHYTHM; at < series.length; at++) {
      int before = Math.min(RHYTHM, at - begun);
      double mean = 0;
      for (int i = at - before; i < at; i++) {
        mean += (double) series[i] / before;
      }
      double limit = mean + DEVIATIONS * Math.sqrt(Math.max(mean, 1));
      if (series[at] >= LEAST && series[at] > limit) {
        bursts.add(at);
      }
    }
    return bursts;
  }

  /** The first span in which any alliance had anything. */
  private int firstSpan() {
    int first = Integer.MAX_VALUE - LEAST_RHYTHM;
    for (int[] series : counts.values()) {
      for (int at = 0; at < series.length; at++) {
        if (series[at] > 0) {
          first = Math.min(first, at);
        }
      }
    }
    return first;
  }
}

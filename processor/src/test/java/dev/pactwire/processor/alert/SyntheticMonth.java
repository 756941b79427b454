package dev.pactwire.processor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A month of invented news, from a seed: twelve labels of half a cluster to sixty an hour, with
 * days and nights, weekends, moods of the hour and late arrivals; forty bursts; and two backfills.
 */
final class SyntheticMonth {

  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final int DAYS = 30;

  private static final double[] RATES = {0.5, 1, 2, 3, 4, 6, 8, 12, 16, 25, 40, 60};
  private static final int BURSTS = 40;
  private static final int SOURCES = 25;
  private static final long MINUTE = 60_000;

  private final Random random;
  private final List<Seen> seen = new ArrayList<>();
  private final List<Injected> bursts = new ArrayList<>();
  private final List<Injected> backfills = new ArrayList<>();

  /** A cluster as a detector is told of it. */
  record Seen(int label, long arrival, long published, String source, String article) {}

  /** Something extraordinary; a label below zero stands for all. */
  record Injected(int label, Instant from, Instant to) {

    boolean touches(int other, Burst burst) {
      Instant until = burst.until().orElse(burst.since().plus(Duration.ofMinutes(30)));
      return (label < 0 || label == other)
          && burst.since().isBefore(to.plus(Duration.ofMinutes(30)))
          && until.isAfter(from);
    }
  }

  SyntheticMonth(long seed) {
    random = new Random(seed);
    for (int label = 0; label < RATES.length; label++) {
      usual(label);
    }
    for (int i = 0; i < BURSTS; i++) {
      burst(i % RATES.length, 7 * 24 + i * 13 + random.nextInt(9));
    }
    history(START.plus(Duration.ofDays(12).plusHours(3)));
    undated(START.plus(Duration.ofDays(20).plusHours(11)));
    seen.sort(Comparator.comparingLong(Seen::arrival));
  }

  static int labels() {
    return RATES.length;
  }

  List<Seen> seen() {
    return seen;
  }

  List<Injected> bursts() {
    return bursts;
  }

  List<Injected> backfills() {
    return backfills;
  }

  private void usual(int label) {
    for (int hour = 0; hour < DAYS * 24; hour++) {
      double mood = Math.exp(0.2 * random.nextGaussian());
      scatter(label, START.plus(Duration.ofHours(hour)), 60, rate(label, hour) * mood);
    }
  }

  private static double rate(int label, int hour) {
    double day = 1 + 0.7 * Math.sin(2 * Math.PI * (hour % 24 - 7) / 24.0);
    return RATES[label] * day * (hour / 24 % 7 >= 5 ? 0.5 : 1);
  }

  /** Three to six times what is usual, and ten clusters in half an hour at the least. */
  private void burst(int label, int hour) {
    Instant from = START.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(random.nextInt(60)));
    int minutes = 40 + random.nextInt(60);
    double perHour = Math.max(28, rate(label, hour) * (3 + 3 * random.nextDouble()));
    scatter(label, from, minutes, perHour * minutes / 60);
    bursts.add(new Injected(label, from, from.plus(Duration.ofMinutes(minutes))));
  }

  private void scatter(int label, Instant from, int minutes, double mean) {
    for (int left = poisson(mean); left > 0; left--) {
      long published = from.toEpochMilli() + (long) (random.nextDouble() * minutes * MINUTE);
      long late = (long) (random.nextDouble() * 20 * MINUTE);
      // Few sources tell much, many tell little.
      int source = (int) (SOURCES * random.nextDouble() * random.nextDouble());
      add(label, published + late, published, "source-" + source);
    }
  }

  /** Three thousand articles of the last twenty days, from all sources, within ten minutes. */
  private void history(Instant at) {
    for (int i = 0; i < 3_000; i++) {
      long arrival = at.toEpochMilli() + i * 200L;
      long published = arrival - (long) (random.nextDouble() * 20 * 24 * 60 * MINUTE);
      add(random.nextInt(RATES.length), arrival, published, "source-" + random.nextInt(SOURCES));
    }
    backfills.add(new Injected(-1, at, at.plus(Duration.ofMinutes(10))));
  }

  /** Five hundred articles of one label without a date, from one source, within ten minutes. */
  private void undated(Instant at) {
    for (int i = 0; i < 500; i++) {
      long arrival = at.toEpochMilli() + i * 1_200L;
      add(6, arrival, arrival, "archive");
    }
    backfills.add(new Injected(6, at, at.plus(Duration.ofMinutes(10))));
  }

  private void add(int label, long arrival, long published, String source) {
    seen.add(new Seen(label, arrival, published, source, "a" + seen.size()));
  }

  /** Knuth's way, in parts so that the limit stays a number. */
  private int poisson(double mean) {
    if (mean > 30) {
      return poisson(mean / 2) + poisson(mean / 2);
    }
    double limit = Math.exp(-mean);
    int count = -1;
    for (double product = 1; product > limit; count++) {
      product *= random.nextDouble();
    }
    return Math.max(count, 0);
  }
}

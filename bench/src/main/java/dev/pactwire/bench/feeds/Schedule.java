package dev.pactwire.bench.feeds;

import dev.pactwire.ingest.run.PollReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares when polls began with when they were due: on time is who is late by no more than a tenth
 * of the interval. A poll that is overdue at the end counts as late.
 */
final class Schedule {

  private static final int TENTH = 10;

  private record Turn(Instant from, Instant due) {
    Instant latest() {
      return due.plus(Duration.between(from, due).dividedBy(TENTH));
    }
  }

  private final Clock clock;
  private final Map<String, Turn> turns = new ConcurrentHashMap<>();
  private final AtomicLong polls = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile Instant counted = Instant.MAX;

  Schedule(Clock clock) {
    this.clock = clock;
  }

  /** Counts polls that are due from now on. */
  void count() {
    counted = clock.instant();
  }

  void polled(PollReport report) {
    Turn turn =
        report
            .next()
            .map(due -> turns.put(report.feed(), new Turn(report.at(), due)))
            .orElseGet(() -> turns.remove(report.feed()));
    if (turn != null && turn.due().isAfter(counted)) {
      polls.incrementAndGet();
      late.addAndGet(report.at().isAfter(turn.latest()) ? 1 : 0);
      failed.addAndGet(report.failures() > 0 ? 1 : 0);
    }
  }

  /** Ends the count. */
  void end() {
    Instant now = clock.instant();
    long overdue =
        turns.values().stream()
            .filter(turn -> turn.due().isAfter(counted) && turn.latest().isBefore(now))
            .count();
    polls.addAndGet(overdue);
    late.addAndGet(overdue);
    counted = Instant.MAX;
  }

  void print() {
    System.out.println("polls " + polls.get());
    System.out.println("late " + late.get());
    System.out.println("failed " + failed.get());
  }
}

package dev.pactwire.processor.dedupe;

import dev.pactwire.processor.dedupe.Verdict.Duplicate;
import java.time.Duration;
import java.time.Instant;

/** One language block under test: a finder over a store in memory, and a clock moved by hand. */
final class Newsroom {

  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  final SeenInMemory store;
  final DuplicateFinder finder;
  private final Fingerprinter fingerprinter = new Fingerprinter();
  private Instant now = START;

  Newsroom() {
    this(new SeenInMemory());
  }

  Newsroom(SeenInMemory store) {
    this.store = store;
    this.finder = new DuplicateFinder(Parameters.defaults(), store);
  }

  Newsroom at(Instant instant) {
    now = instant;
    return this;
  }

  Newsroom after(Duration time) {
    return at(now.plus(time));
  }

  Instant now() {
    return now;
  }

  /** Publishes with another arrival time, without moving the clock of the test. */
  Verdict publishOnceAt(Instant arrival, String id, String body) {
    Instant before = now;
    now = arrival;
    Verdict verdict = publish(id, 1, body);
    now = before;
    return verdict;
  }

  Verdict publish(String id, String body) {
    return publish(id, 1, body);
  }

  Verdict publish(String id, int revision, String body) {
    return publish(id, revision, fingerprinter.of("A title", body));
  }

  Verdict publishTitled(String title, String id, String body) {
    return publish(id, 1, fingerprinter.of(title, body));
  }

  private Verdict publish(String id, int revision, Fingerprint text) {
    Verdict verdict = finder.judge(id, text, now);
    finder.remember(id, revision, text, now, verdict);
    finder.expire(100);
    return verdict;
  }

  /** The article that a text is called a duplicate of, or "-". */
  static String original(Verdict verdict) {
    return verdict instanceof Duplicate duplicate ? duplicate.of() : "-";
  }
}

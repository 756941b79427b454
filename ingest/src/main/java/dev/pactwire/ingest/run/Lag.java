package dev.pactwire.ingest.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long the articles of one poll were on their way.
 *
 * @param published from when the newest of them was published until we saw it, if it says when
 * @param stored from when we saw them until Kafka had them all
 */
record Lag(Optional<Duration> published, Duration stored) {

  static Lag of(Optional<Instant> newest, Instant seen, Instant stored) {
    return new Lag(newest.map(at -> Duration.between(at, seen)), Duration.between(seen, stored));
  }

  /** The later of two times of publication; one that lies in the future tells nothing. */
  static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other, Instant now) {
    Optional<Instant> usable = other.filter(at -> !at.isAfter(now));
    return one.filter(at -> usable.filter(at::isBefore).isEmpty()).or(() -> usable);
  }
}

package dev.pactwire.ingest.run;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where permanent redirects of a feed lead and since when. The feed takes the new address after a
 * week of nothing else, because a mistaken 301 is common and a wrong adoption hard to undo.
 *
 * @param to the address
 * @param since when it was first seen
 */
record FeedMove(URI to, Instant since) {

  private static final Duration WEEK = Duration.ofDays(7);

  /** What is known after a poll that led to {@code target}, or nowhere else. */
  static Optional<FeedMove> after(Optional<FeedMove> before, Optional<URI> target, Instant now) {
    return target.map(
        to -> before.filter(move -> move.to().equals(to)).orElseGet(() -> new FeedMove(to, now)));
  }

  boolean isForGood(Instant now) {
    return !since.plus(WEEK).isAfter(now);
  }
}

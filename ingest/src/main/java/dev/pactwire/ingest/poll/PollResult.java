package dev.pactwire.ingest.poll;

import java.time.Duration;
import java.util.Optional;

/** What a poll means for the rhythm of its feed. */
public sealed interface PollResult {

  /**
   * The feed was read.
   *
   * @param newEntries entries that were not known before
   * @param notBefore how long the publisher asks to wait (time to live, max-age)
   */
  record Read(int newEntries, Optional<Duration> notBefore) implements PollResult {}

  /**
   * The feed had not changed.
   *
   * @param notBefore how long the publisher asks to wait
   */
  record Unchanged(Optional<Duration> notBefore) implements PollResult {}

  /**
   * The feed could not be read.
   *
   * @param retryAfter how long the server asks to wait
   * @param weight how much this failure says about the feed: one if it will likely come again (not
   *     found, no feed, refused), a half if it may pass by itself (time up, server error, no
   *     connection)
   */
  record Failed(Optional<Duration> retryAfter, double weight) implements PollResult {
    /** A failure of full weight. */
    public Failed(Optional<Duration> retryAfter) {
      this(retryAfter, 1);
    }
  }

  /**
   * Nothing was asked: it was not the host's turn.
   *
   * @param turn how long until its turn
   */
  record Postponed(Duration turn) implements PollResult {}

  /** The publisher says that there is no such feed any more (HTTP 410). */
  record Gone() implements PollResult {}
}

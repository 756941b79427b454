package dev.pactwire.ingest.poll;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What the rhythm of a feed depends on.
 *
 * @param interval the current interval between polls
 * @param failures failed polls in a row
 * @param weight what these failures weigh together; each between nothing and one
 * @param gone true when the publisher has said that the feed is no more
 */
public record PollState(Duration interval, int failures, double weight, boolean gone) {

  /** A state in which each failure weighs one. */
  public PollState(Duration interval, int failures, boolean gone) {
    this(interval, failures, failures, gone);
  }

  /** Checks the values. */
  public PollState {
    requireNonNull(interval, "interval");
    if (interval.isNegative() || interval.isZero() || failures < 0 || weight < 0) {
      throw new IllegalArgumentException(
          "no rhythm: every " + interval + " after " + failures + " failures");
    }
  }
}

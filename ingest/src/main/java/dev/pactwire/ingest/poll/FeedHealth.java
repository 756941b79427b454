package dev.pactwire.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a feed fares, told from what its last polls brought.
 *
 * <ul>
 *   <li>Of a feed that was read: {@link #EMPTY} without any entry; {@link #ONLY_OLD} if its newest
 *       entry is over 90 days old; {@link #SILENT} if nothing new has come for 14 days; {@link
 *       #UNDATED} if no entry has a date; {@link #ONLY_DUPLICATES} if all entries with an address
 *       had come from other feeds before; {@link #SLOW} if the answer took more than ten seconds;
 *       else {@link #HEALTHY}. The first that applies.
 *   <li>Of one that was not: {@link #GONE} if the publisher says so; {@link #DEAD} after failures
 *       of weight 10 and more over at least 14 days; {@link #BLOCKED} if it is refused, by status
 *       or robots.txt; else {@link #FAILING}.
 * </ul>
 */
public enum FeedHealth {
  /** Read without a complaint. */
  HEALTHY,
  /** Read, but slowly. */
  SLOW,
  /** A feed without entries. */
  EMPTY,
  /** No entry says when it was published. */
  UNDATED,
  /** Nothing of the last 90 days. */
  ONLY_OLD,
  /** Everything in it has come from other feeds before. */
  ONLY_DUPLICATES,
  /** Nothing new for 14 days. */
  SILENT,
  /** Cannot be read at the moment. */
  FAILING,
  /** We are not let in. */
  BLOCKED,
  /** Has failed for so long that nothing is to be hoped for; still asked, rarely. */
  DEAD,
  /** Closed by the publisher. */
  GONE;

  private static final Duration OLD = Duration.ofDays(90);
  private static final Duration LONG_SILENCE = Duration.ofDays(14);
  private static final Duration DEATH = Duration.ofDays(14);
  private static final double DEADLY = 10;
  private static final Duration LONG_ANSWER = Duration.ofSeconds(10);

  /**
   * What one reading showed.
   *
   * @param entries number of entries
   * @param dated how many of them have a date
   * @param newest date of the newest
   * @param repeated how many had come from other feeds before
   * @param lastNew when something new came last, now or earlier
   * @param took how long the answer took
   */
  public record Reading(
      int entries,
      int dated,
      Optional<Instant> newest,
      int repeated,
      Optional<Instant> lastNew,
      Duration took) {}

  /** The health of a feed that was read. */
  public static FeedHealth read(Reading reading, Instant now) {
    if (reading.entries() == 0) {
      return EMPTY;
    }
    if (reading.newest().filter(newest -> newest.isBefore(now.minus(OLD))).isPresent()) {
      return ONLY_OLD;
    }
    if (reading.lastNew().filter(last -> last.isBefore(now.minus(LONG_SILENCE))).isPresent()) {
      return SILENT;
    }
    if (reading.dated() == 0) {
      return UNDATED;
    }
    if (reading.repeated() == reading.entries()) {
      return ONLY_DUPLICATES;
    }
    return reading.took().compareTo(LONG_ANSWER) > 0 ? SLOW : HEALTHY;
  }

  /**
   * The health of a feed that could not be read.
   *
   * @param refused whether the server or its robots.txt does not let us in
   * @param state after this failure
   * @param lastSuccess when it was last read, or first tried
   */
  public static FeedHealth failed(
      boolean refused, PollState state, Instant lastSuccess, Instant now) {
    if (state.gone()) {
      return GONE;
    }
    if (state.weight() >= DEADLY && lastSuccess.isBefore(now.minus(DEATH))) {
      return DEAD;
    }
    return refused ? BLOCKED : FAILING;
  }
}

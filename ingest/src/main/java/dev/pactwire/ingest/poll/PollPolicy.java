package dev.pactwire.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The rule by which feeds are polled.
 *
 * <ul>
 *   <li>A feed starts at the usual interval. News halves it, a poll without news makes it half as
 *       long again, within the shortest and the longest interval. A feed with a fixed interval
 *       keeps that.
 *   <li>Never sooner than the publisher asks: time to live, max-age and Retry-After are lower
 *       bounds, up to a day, so that a slip of theirs cannot silence a feed for good.
 *   <li>Failed polls in a row multiply the wait by two to the power of their weights, up to the
 *       longest interval: one that will likely come again weighs one, one that may pass a half.
 *   <li>A poll for which it was not the host's turn is put off and counts for nothing.
 *   <li>Every wait is spread by a tenth up or down, so that feeds started together drift apart. The
 *       publisher's lower bound is kept all the same.
 *   <li>A feed whose hub announces what is new, and has not missed too much, is polled at the
 *       longest interval as long as the lease lasts.
 *   <li>Never in the hours that the publisher excludes (skipHours), unless these are all.
 *   <li>A feed that is gone is not polled again.
 * </ul>
 *
 * @param shortest least interval
 * @param usual interval of a feed nothing is known about
 * @param longest greatest interval
 */
public record PollPolicy(Duration shortest, Duration usual, Duration longest) {

  private static final Duration MOST_ASKED = Duration.ofDays(1);
  private static final double SPREAD = 0.1;
  private static final int MOST_DOUBLINGS = 20;
  private static final int HOURS = 24;

  /** Checks that the intervals are in order. */
  public PollPolicy {
    if (shortest.isNegative()
        || shortest.isZero()
        || shortest.compareTo(usual) > 0
        || usual.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "Polling intervals must be positive and in order: shortest "
              + shortest
              + ", usual "
              + usual
              + ", longest "
              + longest
              + ".");
    }
  }

  /** Between a minute and four hours, a quarter of an hour to begin with. */
  public static PollPolicy defaults() {
    return new PollPolicy(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(4));
  }

  /**
   * A wait, and the state with which the next poll is judged; without a wait there is no next poll.
   */
  public record Next(Optional<Duration> delay, PollState state) {}

  /** The state of a feed that was never polled. */
  public PollState start(Optional<Duration> fixed) {
    return new PollState(fixed.orElse(usual), 0, false);
  }

  /**
   * Decides when to poll again.
   *
   * @param state as it was before the poll
   * @param result what the poll brought
   * @param fixed the feed's own interval, if it has one
   * @param random where the spread comes from
   */
  public Next next(
      PollState state, PollResult result, Optional<Duration> fixed, RandomGenerator random) {
    if (result instanceof PollResult.Postponed postponed) {
      return new Next(Optional.of(postponed.turn()), state);
    }
    if (result instanceof PollResult.Gone) {
      return new Next(
          Optional.empty(),
          new PollState(state.interval(), state.failures() + 1, state.weight() + 1, true));
    }
    if (result instanceof PollResult.Failed failed) {
      double weight = state.weight() + failed.weight();
      return new Next(
          Optional.of(spread(backOff(state.interval(), weight), failed.retryAfter(), random)),
          new PollState(state.interval(), state.failures() + 1, weight, false));
    }
    Duration interval = fixed.orElseGet(() -> adapted(state.interval(), isNews(result)));
    return new Next(
        Optional.of(spread(interval, asked(result), random)), new PollState(interval, 0, false));
  }

  /**
   * The wait of a feed whose hub brings what is new: the longest interval will do, but not past the
   * end of the lease.
   *
   * @param wait without a hub
   * @param lease what is left of the lease, if the hub is to be trusted
   */
  public Duration covered(Duration wait, Optional<Duration> lease) {
    return lease
        .map(left -> left.compareTo(longest) < 0 ? left : longest)
        .filter(slow -> slow.compareTo(wait) > 0)
        .orElse(wait);
  }

  /**
   * The first moment that is not in an hour at which the publisher does not want to be asked.
   *
   * @param hours hours of the day, UTC; all of them together mean nothing
   * @param due when the feed would be asked
   */
  public static Instant outside(Set<Integer> hours, Instant due) {
    if (hours.isEmpty() || hours.size() >= HOURS) {
      return due;
    }
    Instant at = due;
    while (hours.contains(at.atOffset(ZoneOffset.UTC).getHour())) {
      at = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
    return at;
  }

  private Duration backOff(Duration interval, double weight) {
    Duration base = interval.compareTo(shortest) < 0 ? shortest : interval;
    double factor = Math.pow(2, Math.min(weight, MOST_DOUBLINGS));
    double millis = Math.min((double) longest.toMillis(), base.toMillis() * factor);
    return Duration.ofMillis((long) millis);
  }

  private static boolean isNews(PollResult result) {
    return result instanceof PollResult.Read read && read.newEntries() > 0;
  }

  private static Optional<Duration> asked(PollResult result) {
    if (result instanceof PollResult.Read read) {
      return read.notBefore();
    }
    return result instanceof PollResult.Unchanged unchanged
        ? unchanged.notBefore()
        : Optional.empty();
  }

  private Duration adapted(Duration interval, boolean news) {
    Duration next = news ? interval.dividedBy(2) : interval.multipliedBy(3).dividedBy(2);
    Duration most = next.compareTo(longest) > 0 ? longest : next;
    return most.compareTo(shortest) < 0 ? shortest : most;
  }

  private static Duration spread(Duration wait, Optional<Duration> asked, RandomGenerator random) {
    double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
    Duration spread = Duration.ofMillis(Math.max(1, Math.round(wait.toMillis() * factor)));
    Duration least =
        asked.map(time -> time.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : time).orElse(Duration.ZERO);
    return spread.compareTo(least) < 0 ? least : spread;
  }
}

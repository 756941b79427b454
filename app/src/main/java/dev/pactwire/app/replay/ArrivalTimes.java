package dev.pactwire.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Tells for each thing of an archive when it arrived, in the order of the archive.
 *
 * <ul>
 *   <li>What is known to have arrived, arrived then. Else the date of publication counts.
 *   <li>Time never goes back: what is earlier than the thing before, or without a time, gets the
 *       time of that.
 *   <li>A thing whose own time is not before the end is left out and moves nothing.
 *   <li>Dates of publication are often wrong. One more than a day after the time before, or the
 *       first of all, is believed only if the next time is no more than a day earlier than it, or
 *       if none follows. Else it counts as absent.
 *   <li>What stands before the first time that is known gets that.
 * </ul>
 *
 * <p>At most {@value #MOST_WAITING} things wait for a time that follows: then the date is believed,
 * or, if there is none, the first of them is left out.
 *
 * @param <T> what arrives
 */
final class ArrivalTimes<T> {

  static final int MOST_WAITING = 1_000;

  private static final Duration BELIEVED = Duration.ofDays(1);

  private final Instant end;
  private final BiConsumer<Instant, T> taker;
  private final List<T> waiting = new ArrayList<>();
  private Optional<Instant> last = Optional.empty();
  private Optional<Instant> claimed = Optional.empty();
  private long undated;

  /**
   * Times before an end.
   *
   * @param taker gets each thing with the time of its arrival, in whole milliseconds
   */
  ArrivalTimes(Instant end, BiConsumer<Instant, T> taker) {
    this.end = end;
    this.taker = taker;
  }

  /** The next thing of the archive. */
  void next(Optional<Instant> arrived, Optional<Instant> published, T thing) {
    Optional<Instant> own = arrived.or(() -> published).map(ArrivalTimes::whole);
    if (own.isPresent() && !own.get().isBefore(end)) {
      return;
    }
    own.ifPresent(this::judge);
    if (own.isEmpty()) {
      follow(thing);
    } else if (arrived.isPresent() || isNear(own.get())) {
      advance(own.get());
      follow(thing);
    } else {
      claimed = own;
      waiting.add(thing);
    }
    if (waiting.size() > MOST_WAITING) {
      claimed.ifPresentOrElse(this::advance, this::leaveOut);
    }
  }

  /** Nothing follows; answers how many things were left out because no time is known for them. */
  long end() {
    claimed.ifPresent(this::advance);
    undated += waiting.size();
    waiting.clear();
    return undated;
  }

  private static Instant whole(Instant time) {
    return Instant.ofEpochMilli(time.toEpochMilli());
  }

  private boolean isNear(Instant time) {
    return last.filter(before -> !time.isAfter(before.plus(BELIEVED))).isPresent();
  }

  /** Whether what was claimed before agrees with a time that follows. */
  private void judge(Instant time) {
    claimed.ifPresent(
        claim -> {
          if (!time.isBefore(claim.minus(BELIEVED))) {
            advance(claim);
          } else {
            claimed = Optional.empty();
            last.ifPresent(this::advance);
          }
        });
  }

  /** Time goes on, and what has waited for it gets it. */
  private void advance(Instant time) {
    claimed = Optional.empty();
    Instant now = last.filter(before -> before.isAfter(time)).orElse(time);
    last = Optional.of(now);
    waiting.forEach(thing -> taker.accept(now, thing));
    waiting.clear();
  }

  private void follow(T thing) {
    if (last.isPresent() && claimed.isEmpty()) {
      taker.accept(last.get(), thing);
    } else {
      waiting.add(thing);
    }
  }

  private void leaveOut() {
    waiting.remove(0);
    undated++;
  }
}

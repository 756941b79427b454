package dev.pactwire.processor.dedupe;

/**
 * The time of the window, made from arrival times alone and hard to move by wrong ones.
 *
 * <p>The clock is the latest arrival, in milliseconds since 1970. It never goes back: an earlier
 * arrival counts as the clock. It goes forward by at most an hour on the word of one record;
 * further ahead only after {@value #WITNESSES} records in a row say so, and then to the earliest of
 * them. Articles are forgotten by this clock, so that one record from the year 2099 forgets
 * nothing.
 *
 * <p>The record itself is placed at its own arrival if that lies at most a week ahead of the clock,
 * so that a copy after a long silence is judged by its true distance; an arrival further ahead is
 * not believed and counts as the clock.
 *
 * <p>Where arrivals are {@link Arrivals#TRUSTED}, the clock and the place of a record are the
 * latest arrival, however far ahead it lies.
 *
 * <p>The state follows from the records alone; {@link #replay} restores it from the remembered
 * ones.
 */
public final class WindowClock {

  /** Records in a row that must agree before the clock goes far forward. */
  public static final int WITNESSES = 16;

  static final long STEP = 3_600_000L;
  static final long BELIEVED = 7 * 24 * STEP;

  private final Arrivals arrivals;
  private boolean started;
  private long now;
  private int ahead;
  private long earliestAhead;

  /** A clock that has seen no record. */
  public WindowClock(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  /** The clock; zero before the first record. */
  public long now() {
    return now;
  }

  /** Where a record with this arrival stands in the window. */
  public long place(long arrival) {
    if (!started) {
      return arrival;
    }
    boolean believed = arrivals == Arrivals.TRUSTED || arrival - now <= BELIEVED;
    return arrival < now || !believed ? now : arrival;
  }

  /** Lets a record move the clock. */
  public void observe(long arrival) {
    if (!started) {
      started = true;
      now = arrival;
    } else if (arrivals == Arrivals.TRUSTED || arrival - now <= STEP) {
      now = Math.max(now, arrival);
      ahead = 0;
    } else {
      witness(arrival);
    }
  }

  private void witness(long arrival) {
    earliestAhead = ahead == 0 ? arrival : Math.min(earliestAhead, arrival);
    ahead++;
    if (ahead == WITNESSES) {
      now = earliestAhead;
      ahead = 0;
    }
  }

  /**
   * Brings the clock to where it stood after a record was observed; to be called in the order of
   * the records.
   */
  public void replay(long arrival, long clockAfter) {
    if (started && clockAfter == now && arrival - now > STEP) {
      witness(arrival);
    } else {
      ahead = 0;
    }
    started = true;
    now = clockAfter;
  }
}

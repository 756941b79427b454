package dev.pactwire.processor.alert;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Which time it is for whoever waits for something that does not come: what moves no stream needs a
 * clock. While records come whose arrival lies {@link #BEHIND} or more in the past, the past is
 * being read, and the latest arrival counts instead; the clock is believed when records are fresh,
 * or when two looks in a row saw none. Times are milliseconds since 1970. Not thread-safe.
 */
public final class Presence {

  /** What arrived longer ago is the past. */
  public static final Duration BEHIND = Duration.ofMinutes(5);

  private static final int CAUGHT_UP = 2;

  private long latest = Long.MIN_VALUE;
  private int looksWithoutRecord;

  /** A record has been read. */
  public void saw(long arrival) {
    latest = Math.max(latest, arrival);
    looksWithoutRecord = -1;
  }

  /** The time that counts at a look; empty when that is not known yet. */
  public OptionalLong look(long wallClock) {
    looksWithoutRecord++;
    if (latest >= wallClock - BEHIND.toMillis() || looksWithoutRecord >= CAUGHT_UP) {
      return OptionalLong.of(wallClock);
    }
    return latest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(latest);
  }
}

package dev.pactwire.processor.alert;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether something that goes wrong is told by itself: of what begins within {@link #WITHIN}, the
 * first {@value #MOST} are. What begins then belongs to a flood, of which one thing is told; it is
 * over when fewer than {@value #FEW} of it are left, which are then told by themselves.
 *
 * <p>Times are milliseconds since 1970. Not thread-safe.
 */
public final class Flood {

  /** So many are told one by one. */
  public static final int MOST = 20;

  /** So few that are left are no flood. */
  public static final int FEW = MOST / 2;

  /** For so long each one that was told counts. */
  public static final Duration WITHIN = Duration.ofHours(1);

  private final Deque<Long> told = new ArrayDeque<>();

  /** Whether one more that begins now is told by itself; if so, it counts. */
  public boolean admits(long now) {
    told.removeIf(at -> at <= now - WITHIN.toMillis() || at > now);
    return told.size() < MOST && told.add(now);
  }
}

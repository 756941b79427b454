package dev.pactwire.processor.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a failed thread may be replaced before the process gives up: a passing fault deserves
 * another try, a lasting one must not become a crash loop that hides it.
 */
final class RestartBudget {

  private final int most;
  private final Duration within;
  private final Clock clock;
  private final Deque<Instant> spent = new ArrayDeque<>();

  RestartBudget(int most, Duration within, Clock clock) {
    this.most = most;
    this.within = within;
    this.clock = clock;
  }

  /** Takes one restart if there is one left. */
  synchronized boolean take() {
    Instant now = clock.instant();
    while (!spent.isEmpty() && spent.peekFirst().isBefore(now.minus(within))) {
      spent.removeFirst();
    }
    if (spent.size() >= most) {
      return false;
    }
    spent.addLast(now);
    return true;
  }
}

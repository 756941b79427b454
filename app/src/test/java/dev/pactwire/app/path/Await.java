package dev.pactwire.app.path;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for named conditions of what goes on elsewhere, and no longer than a bound. */
final class Await {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Await() {}

  static void until(String name, Duration atMost, BooleanSupplier condition) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("Not within " + atMost + ": " + name);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }
}

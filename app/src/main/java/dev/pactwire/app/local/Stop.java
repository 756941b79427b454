package dev.pactwire.app.local;

import java.time.Duration;

/** The wish of the person or the supervisor that a long run should end. */
public interface Stop {

  /** Waits for the wish, at most so long; whether it is there. */
  boolean await(Duration atMost);

  /** Whether it is there. */
  default boolean requested() {
    return await(Duration.ZERO);
  }
}

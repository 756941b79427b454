package dev.pactwire.dashboard.window;

import java.util.List;

/** What somebody has missed who comes back with a cursor. */
public sealed interface Missed {

  /** All of it is here, in order. */
  record Complete(List<Entry> entries) implements Missed {}

  /**
   * Some of it is no longer here, or the cursor is from elsewhere.
   *
   * @param reason one word: {@code gone}, {@code ahead} or {@code unreadable}
   */
  record Lost(String reason) implements Missed {}
}

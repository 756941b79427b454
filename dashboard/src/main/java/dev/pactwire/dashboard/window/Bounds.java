package dev.pactwire.dashboard.window;

/**
 * How much of one topic is held.
 *
 * @param count most events
 * @param bytes most bytes of heap, estimated
 */
public record Bounds(int count, long bytes) {
  public Bounds {
    if (count < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "A window holds at least one event and one byte, not %d and %d.".formatted(count, bytes));
    }
  }
}

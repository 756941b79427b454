package dev.pactwire.processor.span;

import java.time.Instant;

/**
 * A stretch of time, by the timestamps of records.
 *
 * @param from its first instant
 * @param to the first instant after it
 */
public record Span(Instant from, Instant to) {

  /** From the first record to the last, those included that are yet to come. */
  public static final Span ALL =
      new Span(Instant.ofEpochMilli(Long.MIN_VALUE), Instant.ofEpochMilli(Long.MAX_VALUE));

  /**
   * A stretch of time.
   *
   * @throws IllegalArgumentException if it holds no instant
   */
  public Span {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A span ends after it begins; this one goes from %s to %s.".formatted(from, to));
    }
  }

  /** Whether it has a beginning of its own, not that of the topic. */
  public boolean hasBeginning() {
    return from.isAfter(ALL.from);
  }

  /** Whether it has an end of its own. */
  public boolean hasEnd() {
    return to.isBefore(ALL.to);
  }
}

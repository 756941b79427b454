package dev.pactwire.ingest.fetch;

import java.time.Duration;

/**
 * Limits of fetches in tests. A fetch that is to succeed must not fail because the machine was busy
 * for some seconds; only where the passing of the limit is what a test is about is it short.
 */
public final class TestLimits {

  /** For whatever is to be answered, or to fail for another reason than its time. */
  public static final FetchLimits PATIENT =
      new FetchLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), 1 << 20, 5);

  /** For servers that keep their visitors waiting for ever. */
  public static final FetchLimits HASTY =
      new FetchLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 1 << 20, 5);

  private TestLimits() {}
}

package dev.pactwire.ingest.fetch;

import java.time.Duration;

/**
 * Bounds of one fetch.
 *
 * @param total time from the first connection to the last byte, over all redirects
 * @param connect time to connect
 * @param bytes greatest size of the decompressed document
 * @param redirects most redirects followed
 */
public record FetchLimits(Duration total, Duration connect, int bytes, int redirects) {

  private static final int MEGABYTE = 1 << 20;

  /** Checks the values. */
  public FetchLimits {
    if (total.isNegative()
        || total.isZero()
        || connect.isNegative()
        || connect.isZero()
        || bytes < 1
        || redirects < 0) {
      throw new IllegalArgumentException(
          "Limits of a fetch must be positive: total "
              + total
              + ", connect "
              + connect
              + ", bytes "
              + bytes
              + ", redirects "
              + redirects
              + ".");
    }
  }

  /** Half a minute, 16 MB, five redirects. */
  public static FetchLimits defaults() {
    return new FetchLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), 16 * MEGABYTE, 5);
  }
}

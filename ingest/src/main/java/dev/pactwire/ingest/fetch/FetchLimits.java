package dev.pactwire.ingest.fetch;

import java.time.Duration;

/**
 * Bounds of one fetch.
 *
 * @param total time from the first connection to the last byte, over all redirects
 * @param connect time to connect
 * @param bytes greatest size of the decompressed document
 * @param redirects most redirects followed
 * @param patience how long a body may come in more slowly than 256 bytes a second
 */
public record FetchLimits(
    Duration total, Duration connect, int bytes, int redirects, Duration patience) {

  private static final int MEGABYTE = 1 << 20;

  /** With the patience of a third of the total time. */
  public FetchLimits(Duration total, Duration connect, int bytes, int redirects) {
    this(total, connect, bytes, redirects, total.dividedBy(3));
  }

  /** Checks the values. */
  public FetchLimits {
    if (total.isNegative()
        || total.isZero()
        || connect.isNegative()
        || connect.isZero()
        || patience.isNegative()
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
              + ", patience "
              + patience
              + ".");
    }
  }

  /** Half a minute, 16 MB, five redirects, ten seconds of slowness. */
  public static FetchLimits defaults() {
    return new FetchLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), 16 * MEGABYTE, 5);
  }
}

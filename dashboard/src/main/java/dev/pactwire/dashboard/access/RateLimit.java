package dev.pactwire.dashboard.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may ask: a bucket for each address, that fills at a steady rate and may be
 * emptied at once (token bucket).
 */
public final class RateLimit {
  private static final int MOST_ADDRESSES = 10_000;
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  private static final class Bucket {
    double level;
    long at;
  }

  /**
   * A limit.
   *
   * @param perSecond requests in the long run
   * @param burst requests at once
   */
  public RateLimit(double perSecond, double burst) {
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /**
   * Whether an address may do something now.
   *
   * @param cost for how many requests it counts
   * @param now nanoseconds of a steady clock
   */
  public synchronized boolean admits(String address, double cost, long now) {
    Bucket bucket = buckets.computeIfAbsent(address, none -> full(now));
    bucket.level = Math.min(burst, bucket.level + (now - bucket.at) / NANOS * perSecond);
    bucket.at = now;
    if (bucket.level < cost) {
      return false;
    }
    bucket.level -= cost;
    return true;
  }

  private Bucket full(long now) {
    Bucket bucket = new Bucket();
    bucket.level = burst;
    bucket.at = now;
    return bucket;
  }
}

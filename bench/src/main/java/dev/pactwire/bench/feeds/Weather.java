package dev.pactwire.bench.feeds;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How hosts answer. Delays are not compressed with the hour: most hosts need about 150 ms, one in
 * 25 more than two seconds; of a thousand requests 20 are answered by 500, 10 by 404, 5 by a closed
 * connection, and 3 hang for 15 s.
 */
final class Weather {

  /**
   * One answer.
   *
   * @param delay before it
   * @param status of it; zero closes the connection
   */
  record Today(Duration delay, int status) {}

  private static final double MEAN_MILLIS = 120;
  private static final long LEAST_MILLIS = 30;
  private static final long MOST_MILLIS = 1_500;
  private static final int SLOW = 25;
  private static final Duration HANGING = Duration.ofSeconds(15);

  private final boolean fair;

  private Weather(boolean fair) {
    this.fair = fair;
  }

  /** Hosts as they are. */
  static Weather real() {
    return new Weather(false);
  }

  /** Hosts that answer at once. */
  static Weather fair() {
    return new Weather(true);
  }

  Today at(String host) {
    if (fair) {
      return new Today(Duration.ZERO, 200);
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long slow = Math.floorMod(host.hashCode(), SLOW) == 0 ? 2_000 : 0;
    long jitter = (long) Math.min(MOST_MILLIS, -MEAN_MILLIS * Math.log(1 - random.nextDouble()));
    Duration delay = Duration.ofMillis(LEAST_MILLIS + slow + jitter);
    int dice = random.nextInt(1000);
    if (dice < 3) {
      return new Today(HANGING, 200);
    }
    return new Today(delay, dice < 8 ? 0 : dice < 18 ? 404 : dice < 38 ? 500 : 200);
  }
}

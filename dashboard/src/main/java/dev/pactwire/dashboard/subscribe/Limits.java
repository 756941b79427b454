package dev.pactwire.dashboard.subscribe;

import java.time.Duration;

/**
 * How much patience subscribers find.
 *
 * @param waiting most events that may wait for one subscriber, besides those it asked for at first
 * @param stuck how long a subscriber may take nothing while there is something
 * @param heartbeat after how long without an event a sign of life is sent
 * @param subscribers most subscribers at once
 */
public record Limits(int waiting, Duration stuck, Duration heartbeat, int subscribers) {

  /** Five thousand events, thirty seconds, fifteen seconds, two thousand and a half subscribers. */
  public static Limits defaults() {
    return new Limits(5_000, Duration.ofSeconds(30), Duration.ofSeconds(15), 2_500);
  }
}

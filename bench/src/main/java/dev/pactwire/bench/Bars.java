package dev.pactwire.bench;

/** What must hold. */
final class Bars {

  /** Least rate of the news topology, in percent of the idle topology's. */
  static final int NEWS_TO_IDLE_PERCENT = 60;

  /** Least rate of the news topology, in percent of the bare pass-through's. */
  static final int NEWS_TO_BARE_PERCENT = 25;

  /** What 99 of 100 articles must stay below. */
  static final int P99_MILLIS = 1000;

  private Bars() {}

  /** Whether a result holds them all. */
  static boolean hold(Result result) {
    return result.newsToIdle().median() >= NEWS_TO_IDLE_PERCENT
        && result.newsToBare().median() >= NEWS_TO_BARE_PERCENT
        && (result.latency() == null || result.latency().p99() < P99_MILLIS);
  }
}

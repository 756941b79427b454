package dev.pactwire.app.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the brokers' clocks agree with that of this machine, as far as their stamps tell. */
final class ClockCheck {
  private static final Duration TOLERATED = Duration.ofSeconds(30);

  private ClockCheck() {}

  /** The brokers stamp articles: a stamp that lies ahead of now shows a clock that is wrong. */
  static Check of(Cluster cluster, String articles, Instant now) {
    Optional<Instant> newest = cluster.newest(articles);
    if (newest.isEmpty()) {
      return Check.good("clocks", "No article has come yet: brokers have stamped nothing.");
    }
    Duration ahead = Duration.between(now, newest.get());
    return ahead.compareTo(TOLERATED) > 0
        ? Check.bad(
            "clocks",
            "The newest article is stamped %d s ahead of this machine's time."
                .formatted(ahead.toSeconds()),
            "Let all machines follow one time (timedatectl set-ntp true, chronyc tracking): the"
                + " window of deduplication goes by it.")
        : Check.good("clocks", "No article is stamped ahead of this machine's time.");
  }
}

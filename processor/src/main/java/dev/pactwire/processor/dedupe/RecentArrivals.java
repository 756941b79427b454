package dev.pactwire.processor.dedupe;

import java.util.TreeMap;

/**
 * The latest remembered articles, from which the clock of the window and the next sequence number
 * are restored; that is why these few are kept even when they have left the window.
 */
final class RecentArrivals {

  /** More than enough to count the witnesses of a jump of the clock. */
  static final int KEPT = 2 * WindowClock.WITNESSES;

  private final TreeMap<Long, SeenArticle> latest = new TreeMap<>();

  void add(SeenArticle article) {
    latest.put(article.sequence(), article);
    if (latest.size() > KEPT) {
      latest.pollFirstEntry();
    }
  }

  void replayOn(WindowClock clock) {
    for (SeenArticle article : latest.values()) {
      clock.replay(article.arrival().toEpochMilli(), article.clock().toEpochMilli());
    }
  }
}

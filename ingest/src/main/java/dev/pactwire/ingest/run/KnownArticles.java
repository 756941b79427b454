package dev.pactwire.ingest.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which feed brought an article first, for the most recent articles of all feeds. Safe for use by
 * several threads.
 */
final class KnownArticles {

  private static final int MOST = 200_000;

  private final Map<String, String> first =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /** Whether another feed had brought it before; if nobody had, this one has now. */
  synchronized boolean cameFromElsewhere(String article, String feed) {
    String before = first.putIfAbsent(article, feed);
    return before != null && !before.equals(feed);
  }
}

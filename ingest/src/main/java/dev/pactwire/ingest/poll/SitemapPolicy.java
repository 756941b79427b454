package dev.pactwire.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which sitemaps of an index are read at a poll.
 *
 * <ul>
 *   <li>One that says when it changed is read if it has changed since it was read, and within the
 *       last three days: news sitemaps hold two days.
 *   <li>One that does not is read at every poll while it brings news, and once a day otherwise.
 *   <li>At most {@value #MOST_A_POLL} a poll: the newest first, then those without a date, first of
 *       all what has "news" in its path, then what was not read for longest. The others come with
 *       the next polls.
 * </ul>
 */
public final class SitemapPolicy {

  /** Most sitemaps read at one poll, nested indexes included. */
  public static final int MOST_A_POLL = 10;

  private static final Duration OLD = Duration.ofDays(3);
  private static final Duration WITHOUT_NEWS = Duration.ofDays(1);

  private SitemapPolicy() {}

  /**
   * A reading of a sitemap.
   *
   * @param at when it was read
   * @param modified when it had changed, as the index said then
   * @param news whether it was a feed
   */
  public record Visit(Instant at, Optional<Instant> modified, boolean news) {}

  /**
   * A sitemap that an index names.
   *
   * @param url where it is
   * @param modified when it changed, if the index says so
   * @param last when it was read last, if it was
   */
  public record Sitemap(URI url, Optional<Instant> modified, Optional<Visit> last) {}

  /** What is to be read now, in this order; at most {@code most}. */
  public static List<Sitemap> due(List<Sitemap> named, int most, Instant now) {
    return named.stream()
        .filter(map -> isDue(map, now))
        .sorted(
            Comparator.comparing(
                    (Sitemap map) -> map.modified().orElse(Instant.MIN), Comparator.reverseOrder())
                .thenComparing(map -> !isAboutNews(map.url()))
                .thenComparing(map -> map.last().map(Visit::at).orElse(Instant.MIN)))
        .limit(Math.max(0, most))
        .toList();
  }

  private static boolean isDue(Sitemap map, Instant now) {
    if (map.modified().isPresent()) {
      boolean recent = map.modified().get().isAfter(now.minus(OLD));
      boolean known = map.last().filter(last -> last.modified().equals(map.modified())).isPresent();
      return recent && !known;
    }
    return map.last()
        .filter(last -> !last.news() && last.at().isAfter(now.minus(WITHOUT_NEWS)))
        .isEmpty();
  }

  private static boolean isAboutNews(URI url) {
    String path = url.getPath() == null ? "" : url.getPath();
    return path.toLowerCase(Locale.ROOT).contains("news");
  }
}

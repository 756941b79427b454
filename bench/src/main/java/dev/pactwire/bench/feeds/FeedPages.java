package dev.pactwire.bench.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What feeds show: the latest twenty entries of about 1.5 KB. Of ten feeds one has news every ten
 * minutes, four every hour, five every six hours, all of that compressed; or each request finds
 * nothing but news.
 */
final class FeedPages {

  /**
   * What a feed shows at some time.
   *
   * @param tag names it
   * @param last number of its latest entry
   * @param entries how many it shows
   */
  record Edition(String tag, long last, int entries) {

    String xml(String root) {
      StringBuilder xml =
          new StringBuilder(
                  "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed</title><link>")
              .append(root)
              .append("</link>");
      String now =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
      for (long entry = last; entry > last - entries; entry--) {
        String link = root + "/" + entry;
        xml.append("<item><title>Council decides on matter ")
            .append(entry)
            .append(" of ")
            .append(Integer.toHexString(root.hashCode()))
            .append("</title><link>")
            .append(link)
            .append("</link><guid>")
            .append(link)
            .append("</guid><pubDate>")
            .append(now)
            .append("</pubDate><description>")
            .append(text(link))
            .append("</description></item>");
      }
      return xml.append("</channel></rss>").toString();
    }

    private static String text(String seed) {
      StringBuilder text = new StringBuilder();
      long state = seed.hashCode();
      while (text.length() < LENGTH) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        text.append(WORDS[(int) Math.floorMod(state >> 33, (long) WORDS.length)]).append(' ');
      }
      return text.append('.').toString();
    }
  }

  private static final int LENGTH = 1_500;
  private static final int SHOWN = 20;
  private static final String[] WORDS =
      "the council of ministers met in the capital on monday and agreed to extend joint air defence while parliament still has to approve costs for ships radar and training over five years according to two officials who asked not to be named before a vote in autumn"
          .split(" ");

  private final Instant begun = Instant.now();
  private final double factor;
  private final int fresh;
  private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();

  private FeedPages(double factor, int fresh) {
    this.factor = factor;
    this.fresh = fresh;
  }

  /** Feeds with a rhythm, so many times faster than real ones. */
  static FeedPages rhythmic(double factor) {
    return new FeedPages(factor, 0);
  }

  /** Feeds of which every request finds so many entries that are all new. */
  static FeedPages alwaysNew(int entries) {
    return new FeedPages(1, entries);
  }

  Edition at(String feed) {
    if (fresh > 0) {
      long last = counters.computeIfAbsent(feed, any -> new AtomicLong()).addAndGet(fresh);
      return new Edition(Long.toString(last), last, fresh);
    }
    int kind = Math.floorMod(feed.hashCode(), 10);
    Duration pause =
        kind == 0 ? Duration.ofMinutes(10) : kind < 5 ? Duration.ofHours(1) : Duration.ofHours(6);
    double phase = Math.floorMod(feed.hashCode() >> 4, 1000) / 1000.0;
    double passed = Duration.between(begun, Instant.now()).toMillis() * factor;
    long last = SHOWN + (long) (passed / pause.toMillis() + phase);
    return new Edition(Long.toString(last), last, SHOWN);
  }
}

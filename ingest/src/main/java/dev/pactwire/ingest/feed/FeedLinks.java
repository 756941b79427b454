package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Finds the feeds that an HTML page names: by its {@code <link rel="alternate">}; without one, by
 * the links in it whose addresses look like those of feeds.
 */
public final class FeedLinks {

  private static final int MOST = 20;
  private static final String ALTERNATE =
      "link[rel~=(?i)\\balternate\\b][type~=(?i)(?:rss|atom|feed)\\+?(?:xml|json)?][href]";

  private static final String LINKED = "a[href]";
  private static final int LONGEST = 2000;
  private static final Set<String> FEEDS = Set.of("rss", "feed", "feeds", "atom");
  private static final Set<String> NAMES =
      Set.of(
          "rss",
          "feed",
          "atom",
          "rss.xml",
          "feed.xml",
          "atom.xml",
          "rss.json",
          "feed.json",
          "atom.json");
  private static final Set<String> PARAMETERS = Set.of("feed=rss", "feed=rss2", "feed=atom");
  private static final Pattern PARTS = Pattern.compile("([^?#]*+)(?:\\?([^#]*+))?+(?:#.*+)?+");

  private FeedLinks() {}

  /** The absolute addresses in the order of the page. */
  public static List<URI> of(String html, Optional<URI> base) {
    Document page = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(PlainText.MAX_DEPTH));
    List<URI> declared = links(page, ALTERNATE, href -> true, base);
    return declared.isEmpty() ? links(page, LINKED, FeedLinks::isLikely, base) : declared;
  }

  private static List<URI> links(
      Document page, String selector, Predicate<String> wanted, Optional<URI> base) {
    return page.select(selector).stream()
        .map(element -> element.attr("href"))
        .filter(href -> href.length() <= LONGEST && wanted.test(href))
        .map(href -> Links.resolve(base, href))
        .flatMap(link -> Links.web(link).stream())
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** Whether the path or a parameter of an address has the names that feeds have. */
  private static boolean isLikely(String href) {
    Matcher parts = PARTS.matcher(href.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return false;
    }
    String query = parts.group(2) == null ? "" : parts.group(2);
    return isLikely(List.of(parts.group(1).split("/", -1)))
        || Stream.of(query.split("&")).anyMatch(PARAMETERS::contains);
  }

  private static boolean isLikely(List<String> path) {
    int end = path.size() > 1 && path.get(path.size() - 1).isEmpty() ? 2 : 1;
    int at = path.size() - end;
    String name = path.get(at);
    boolean page = name.endsWith(".xml") || name.endsWith(".php");
    return name.endsWith(".rss")
        || name.endsWith(".rdf")
        || name.endsWith(".atom")
        || at > 0 && NAMES.contains(name)
        || page && FEEDS.stream().anyMatch(name::contains)
        || path.stream().limit(path.size() - 1L).skip(1).anyMatch(FEEDS::contains);
  }
}

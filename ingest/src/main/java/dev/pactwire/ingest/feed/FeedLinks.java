package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Finds the feeds that an HTML page names: by its {@code <link rel="alternate">}; without one, by
 * the links in it whose addresses look like those of feeds.
 */
public final class FeedLinks {

  private static final int MOST = 20;
  private static final String ALTERNATE =
      "link[rel~=(?i)\\balternate\\b][type~=(?i)(?:rss|atom|feed)\\+?(?:xml|json)?][href]";

  private static final String LINKED =
      "a[href~=(?i)(?:\\.(?:rss|rdf|atom)|/(?:rss|feed|atom)(?:\\.xml|\\.json)?/?|/(?:rss|feeds?|atom)/[^?#]*|(?:rss|feed|atom)[^/?#]*\\.(?:xml|php)|[?&]feed=(?:rss2?|atom))(?:[?#].*)?$]";

  private FeedLinks() {}

  /** The absolute addresses in the order of the page. */
  public static List<URI> of(String html, Optional<URI> base) {
    Document page = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(PlainText.MAX_DEPTH));
    List<URI> declared = links(page, ALTERNATE, base);
    return declared.isEmpty() ? links(page, LINKED, base) : declared;
  }

  private static List<URI> links(Document page, String selector, Optional<URI> base) {
    return page.select(selector).stream()
        .map(Element::attributes)
        .map(attributes -> Links.resolve(base, attributes.get("href")))
        .flatMap(link -> Links.web(link).stream())
        .distinct()
        .limit(MOST)
        .toList();
  }
}

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

/** Finds the feeds that an HTML page names, by its {@code <link rel="alternate">}. */
public final class FeedLinks {

  private static final int MOST = 20;
  private static final String ALTERNATE =
      "link[rel~=(?i)\\balternate\\b][type~=(?i)(?:rss|atom|feed)\\+?(?:xml|json)?][href]";

  private FeedLinks() {}

  /** The absolute addresses in the order of the page. */
  public static List<URI> of(String html, Optional<URI> base) {
    Document page = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(PlainText.MAX_DEPTH));
    return page.select(ALTERNATE).stream()
        .map(Element::attributes)
        .map(attributes -> Links.resolve(base, attributes.get("href")))
        .flatMap(link -> Links.web(link).stream())
        .distinct()
        .limit(MOST)
        .toList();
  }
}

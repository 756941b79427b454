package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.feed.ParsedFeed.Index;
import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Reads news sitemaps (sitemaps.org 0.9 with the news extension): each address with a news element
 * is an entry. A sitemap without news lists a whole site and is no feed; nor is an index, but it
 * says which sitemaps there are.
 */
final class SitemapReader {

  private static final Pattern HOST = Pattern.compile("^https?://[^/]*");
  private static final int NAMED = 3;

  private SitemapReader() {}

  static ParsedFeed read(Element root, Optional<URI> base) {
    List<Entry> entries =
        named(root, "url")
            .filter(url -> named(url, "news").findAny().isPresent())
            .limit(FeedParser.MAX_ENTRIES)
            .map(url -> entry(url, base))
            .toList();
    if (entries.isEmpty() && root.childrenSize() > 0) {
      return new NotAFeed("The document is a sitemap without news, not a feed.");
    }
    Optional<String> title =
        root.getAllElements().stream()
            .filter(element -> Xml.localName(element).equalsIgnoreCase("publication"))
            .findFirst()
            .flatMap(publication -> line(publication, "name"));
    return new Parsed(
        new Feed(
            title,
            Optional.empty(),
            Optional.empty(),
            new FeedFormat(FeedFormat.Family.SITEMAP, "0.9"),
            entries.stream().findFirst().flatMap(Entry::language),
            Optional.empty()),
        entries);
  }

  /** What an index names, and a sentence with the first of its sitemaps that are about news. */
  static ParsedFeed index(Element root, Optional<URI> base) {
    List<SitemapLink> maps =
        named(root, "sitemap")
            .limit(FeedParser.MAX_ENTRIES)
            .flatMap(map -> link(map, base).stream())
            .toList();
    String news =
        maps.stream()
            .map(map -> map.url().toString())
            .filter(
                link ->
                    HOST.matcher(link.toLowerCase(Locale.ROOT)).replaceFirst("").contains("news"))
            .limit(NAMED)
            .collect(Collectors.joining(", "));
    return new Index(
        "The document is an index of sitemaps, not a feed"
            + (news.isEmpty() ? "." : "; it names " + news + "."),
        maps);
  }

  private static Optional<SitemapLink> link(Element map, Optional<URI> base) {
    return line(map, "loc")
        .flatMap(text -> Links.web(Links.resolve(base, text)))
        .map(url -> new SitemapLink(url, time(map, "lastmod")));
  }

  private static Entry entry(Element url, Optional<URI> base) {
    Element news = named(url, "news").findFirst().orElse(url);
    Optional<Element> publication = named(news, "publication").findFirst();
    Optional<String> link = line(url, "loc").map(text -> Links.resolve(base, text));
    List<String> keywords =
        line(news, "keywords").stream()
            .flatMap(text -> Stream.of(text.split(",")))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
    List<Enclosure> images =
        named(url, "image")
            .flatMap(image -> line(image, "loc").stream())
            .limit(1)
            .map(image -> new Enclosure(image, Optional.of("image/*"), OptionalLong.empty()))
            .toList();
    return new Entry(
        link,
        link,
        line(news, "title"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        time(news, "publication_date"),
        time(url, "lastmod"),
        keywords,
        images,
        publication.flatMap(element -> line(element, "language")));
  }

  private static Optional<SourceTime> time(Element parent, String name) {
    return line(parent, name).flatMap(TimeParser::parseOrPartial);
  }

  private static Optional<String> line(Element parent, String name) {
    return named(parent, name)
        .findFirst()
        .map(element -> PlainText.line(element.wholeText()))
        .filter(text -> !text.isEmpty());
  }

  private static Stream<Element> named(Element parent, String name) {
    return parent.children().stream()
        .filter(element -> Xml.localName(element).equalsIgnoreCase(name));
  }
}

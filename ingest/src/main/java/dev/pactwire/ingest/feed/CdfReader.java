package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Reads the Channel Definition Format (Microsoft, 1997), in which old sites still answer: a channel
 * of items, also nested ones, whose addresses and days of change stand in attributes.
 */
final class CdfReader {

  private static final Set<String> PLACES = Set.of("channel", "item");

  private CdfReader() {}

  /** RSS knows no addresses in attributes of channels and items. */
  static boolean is(Element root) {
    return Xml.localName(root).equalsIgnoreCase("channel")
        && Stream.concat(Stream.of(root), named(root, "item"))
            .anyMatch(element -> attribute(element, "href").isPresent());
  }

  static Parsed read(Element root, Optional<URI> document) {
    Optional<URI> base =
        attribute(root, "base").flatMap(link -> Links.uri(Links.resolve(document, link)));
    Optional<URI> at = base.or(() -> document);
    Feed feed =
        new Feed(
            line(root, "title"),
            link(root, at),
            time(root),
            new FeedFormat(FeedFormat.Family.CDF, ""),
            Xml.language(root),
            Optional.empty());
    List<Entry> entries =
        root.getAllElements().stream()
            .filter(element -> Xml.localName(element).equalsIgnoreCase("item"))
            .filter(CdfReader::isInPlace)
            .limit(FeedParser.MAX_ENTRIES)
            .map(item -> entry(item, at))
            .toList();
    return new Parsed(feed, entries);
  }

  /** Within the text of another item it would be read as often as it is deep. */
  private static boolean isInPlace(Element item) {
    return item.parent() != null
        && PLACES.contains(Xml.localName(item.parent()).toLowerCase(Locale.ROOT));
  }

  private static Entry entry(Element item, Optional<URI> base) {
    Optional<SourceTime> changed = time(item);
    return new Entry(
        Optional.empty(),
        link(item, base),
        line(item, "title"),
        Xml.firstMarkup(named(item, "abstract")),
        Optional.empty(),
        List.of(),
        changed,
        changed,
        List.of(),
        List.of(),
        Xml.language(item));
  }

  /** In an attribute, or in an anchor of its own. */
  private static Optional<String> link(Element element, Optional<URI> base) {
    return attribute(element, "href")
        .or(() -> named(element, "a").flatMap(a -> attribute(a, "href").stream()).findFirst())
        .map(link -> Links.resolve(base, link));
  }

  private static Optional<SourceTime> time(Element element) {
    return attribute(element, "lastmod").flatMap(TimeParser::parseOrPartial);
  }

  private static Optional<String> line(Element parent, String name) {
    return Xml.firstLine(named(parent, name));
  }

  private static Optional<String> attribute(Element element, String name) {
    return element.attributes().asList().stream()
        .filter(attribute -> attribute.getKey().equalsIgnoreCase(name))
        .map(Attribute::getValue)
        .map(PlainText::line)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static Stream<Element> named(Element parent, String name) {
    return parent.children().stream()
        .filter(element -> Xml.localName(element).equalsIgnoreCase(name));
  }
}

package dev.pactwire.ingest.feed;

import static dev.pactwire.ingest.feed.Xml.Vocabulary.ATOM;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.CONTENT;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.CORE;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.DUBLIN_CORE;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.ITUNES;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.MEDIA;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.XHTML;

import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.feed.Xml.Vocabulary;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Reads RSS 0.9x, 1.0 (RDF) and 2.0. The format's own elements win; Dublin Core, Atom, content,
 * iTunes and media elements fill what is missing, in that order.
 */
final class RssReader {

  private static final int HOURS = 24;

  private RssReader() {}

  static Parsed read(Element root, Optional<URI> document) {
    Element channel = Xml.child(root, CORE, "channel").orElse(root);
    Optional<String> language =
        text(channel, CORE, "language")
            .or(() -> text(channel, DUBLIN_CORE, "language"))
            .or(() -> Xml.language(channel));
    Feed feed =
        new Feed(
            Xml.firstLine(Xml.children(channel, "title", CORE, DUBLIN_CORE, ATOM)),
            link(channel, document),
            time(channel, CORE, "lastBuildDate")
                .or(() -> updated(channel))
                .or(() -> published(channel)),
            format(root),
            language,
            timeToLive(channel),
            AtomReader.hubs(channel, Xml.base(channel, document)),
            skipHours(channel));
    List<Entry> entries =
        Stream.of(
                Xml.children(channel, CORE, "item"),
                Xml.children(channel, CORE, "items").flatMap(e -> Xml.children(e, CORE, "item")),
                channel.equals(root) ? Stream.<Element>empty() : Xml.children(root, CORE, "item"))
            .flatMap(items -> items)
            .flatMap(RssReader::unnested)
            .limit(FeedParser.MAX_ENTRIES)
            .map(item -> entry(item, document, language))
            .toList();
    return new Parsed(feed, entries);
  }

  /** An item within an item: the end of the outer one was forgotten, or its beginning doubled. */
  private static Stream<Element> unnested(Element item) {
    if (Xml.child(item, CORE, "item").isEmpty()) {
      return Stream.of(item);
    }
    Stream<Element> outer = item.childrenSize() > 1 ? Stream.of(item) : Stream.empty();
    return Stream.concat(outer, Xml.children(item, CORE, "item").flatMap(RssReader::unnested));
  }

  /** RSS 0.91 and 2.0; 24 stands for midnight in old feeds. */
  private static Set<Integer> skipHours(Element channel) {
    return Xml.children(channel, CORE, "skipHours")
        .flatMap(hours -> Xml.children(hours, CORE, "hour"))
        .map(hour -> hour.wholeText().strip())
        .filter(hour -> hour.matches("\\d{1,2}"))
        .map(Integer::parseInt)
        .filter(hour -> hour <= HOURS)
        .map(hour -> hour % HOURS)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Entry entry(Element item, Optional<URI> document, Optional<String> language) {
    Optional<String> full = fullText(item);
    return new Entry(
        id(item),
        link(item, document).or(() -> permalink(item)),
        Xml.firstLine(
            Stream.concat(
                Xml.children(item, "title", CORE, DUBLIN_CORE, ATOM, ITUNES),
                Media.of(item, "title"))),
        summary(item),
        full,
        authors(item),
        published(item),
        updated(item),
        Categories.of(item),
        Enclosures.ofRss(item, Xml.base(item, document)),
        text(item, DUBLIN_CORE, "language").or(() -> language));
  }

  private static FeedFormat format(Element root) {
    if (Xml.localName(root).equalsIgnoreCase("rdf")) {
      boolean old = root.attr("xmlns").contains("netscape");
      return new FeedFormat(FeedFormat.Family.RDF, old ? "0.90" : "1.0");
    }
    return new FeedFormat(FeedFormat.Family.RSS, PlainText.line(root.attr("version")));
  }

  private static Optional<Duration> timeToLive(Element channel) {
    return text(channel, CORE, "ttl")
        .filter(ttl -> ttl.matches("\\d{1,6}"))
        .map(ttl -> Duration.ofMinutes(Long.parseLong(ttl)));
  }

  private static Optional<String> id(Element item) {
    return Xml.children(item, CORE, "guid")
        .flatMap(guid -> Xml.identifier(guid, isPermalink(guid)).stream())
        .findFirst()
        .or(() -> text(item, CORE, "id"))
        .or(() -> about(item))
        .or(() -> text(item, DUBLIN_CORE, "identifier"))
        .or(() -> text(item, ATOM, "id"));
  }

  /** The name of an item of RDF, whatever its vocabulary is called. */
  private static Optional<String> about(Element item) {
    return item.attributes().asList().stream()
        .filter(attribute -> attribute.getKey().matches("(?i)(?:\\w+:)?about"))
        .map(attribute -> attribute.getValue().strip())
        .filter(about -> !about.isEmpty())
        .findFirst();
  }

  /** Of several links the last counts, as in the other readers of RSS. */
  private static Optional<String> link(Element parent, Optional<URI> document) {
    return Xml.children(parent, CORE, "link")
        .filter(link -> !address(link).isBlank())
        .reduce((earlier, later) -> later)
        .map(link -> Links.resolve(Xml.base(link, document), address(link)))
        .or(() -> AtomReader.alternate(parent, Xml.base(parent, document)));
  }

  private static String address(Element link) {
    return link.wholeText().isBlank() ? link.attr("href") : link.wholeText();
  }

  /** A guid is the entry's page unless it says that it is not. */
  private static Optional<String> permalink(Element item) {
    return Xml.children(item, CORE, "guid")
        .filter(RssReader::isPermalink)
        .flatMap(guid -> Xml.identifier(guid, true).stream())
        .filter(guid -> Links.web(guid).isPresent())
        .findFirst();
  }

  private static boolean isPermalink(Element guid) {
    return !guid.attr("isPermaLink").strip().equalsIgnoreCase("false");
  }

  private static Optional<String> summary(Element item) {
    return Xml.firstMarkup(Xml.children(item, "description", CORE, DUBLIN_CORE))
        .or(() -> Xml.firstMarkup(Xml.children(item, "summary", ITUNES, ATOM)))
        .or(() -> Xml.firstMarkup(Xml.children(item, "subtitle", ITUNES)))
        .or(() -> Xml.firstMarkup(Xml.children(item, "abstract", CORE, DUBLIN_CORE)))
        .or(() -> Xml.firstMarkup(Xml.children(item, "summary", CORE)))
        .or(() -> Xml.firstMarkup(Media.of(item, "description")));
  }

  private static Optional<String> fullText(Element item) {
    return Xml.firstMarkup(Xml.children(item, CONTENT, "encoded"))
        .or(() -> Xml.firstMarkup(Xml.children(item, "body", XHTML, CORE)))
        .or(() -> Xml.firstMarkup(Xml.children(item, "fullitem", CORE)))
        .or(() -> Xml.firstMarkup(Xml.children(item, "fulltext", CORE)))
        .or(() -> Xml.firstMarkup(Xml.children(item, "content", CORE)))
        .or(
            () ->
                Xml.child(item, ATOM, "content")
                    .map(AtomText::html)
                    .filter(html -> !html.isBlank()));
  }

  private static List<String> authors(Element item) {
    List<List<String>> choices = new ArrayList<>();
    choices.add(names(Xml.children(item, CORE, "author")));
    choices.add(
        names(
            Stream.concat(
                Xml.children(item, DUBLIN_CORE, "creator"),
                Xml.children(item, DUBLIN_CORE, "author"))));
    choices.add(AtomReader.people(item, "author"));
    choices.add(names(Xml.children(item, ITUNES, "author")));
    choices.add(
        names(
            Xml.children(item, MEDIA, "credit")
                .filter(credit -> credit.attr("role").strip().equalsIgnoreCase("author"))));
    return choices.stream().filter(names -> !names.isEmpty()).findFirst().orElse(List.of());
  }

  private static List<String> names(Stream<Element> elements) {
    return elements.map(RssReader::name).filter(name -> !name.isEmpty()).distinct().toList();
  }

  /** Some write a person as Atom does. */
  static String name(Element person) {
    return person.childrenSize() > 0 ? AtomReader.name(person) : Persons.name(Xml.markup(person));
  }

  /** A date of Dublin Core says neither; beside a date of publication it is the later one. */
  private static Optional<SourceTime> updated(Element item) {
    return time(item, DUBLIN_CORE, "modified")
        .or(() -> time(item, ATOM, "updated"))
        .or(() -> time(item, CORE, "updated"))
        .or(() -> time(item, DUBLIN_CORE, "date"))
        .or(() -> time(item, CORE, "lastBuildDate"));
  }

  private static Optional<SourceTime> published(Element item) {
    return time(item, CORE, "pubDate")
        .or(() -> time(item, DUBLIN_CORE, "issued"))
        .or(() -> time(item, ATOM, "published"))
        .or(() -> time(item, CORE, "published"))
        .or(() -> time(item, DUBLIN_CORE, "date"))
        .or(() -> time(item, DUBLIN_CORE, "created"))
        .or(() -> time(item, CORE, "date"));
  }

  private static Optional<String> text(Element parent, Vocabulary vocabulary, String name) {
    return Xml.children(parent, vocabulary, name)
        .map(e -> e.wholeText().strip())
        .filter(t -> !t.isEmpty())
        .findFirst();
  }

  private static Optional<SourceTime> time(Element parent, Vocabulary vocabulary, String name) {
    return Xml.children(parent, vocabulary, name)
        .flatMap(e -> TimeParser.parseOrPartial(e.wholeText()).stream())
        .findFirst();
  }
}

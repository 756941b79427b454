package dev.pactwire.ingest.feed;

import static dev.pactwire.ingest.feed.Xml.Vocabulary.ATOM;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.CORE;
import static dev.pactwire.ingest.feed.Xml.Vocabulary.DUBLIN_CORE;

import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.text.HubLinks;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads Atom 1.0 (RFC 4287) and 0.3, also from a document without the namespace. */
final class AtomReader {

  private AtomReader() {}

  static Parsed readFeed(Element root, Optional<URI> document) {
    Feed feed = feed(root, document);
    // Once, and not for each entry: either may be as many as a document holds.
    List<String> authors = people(root, "author");
    List<Entry> entries =
        own(root, "entry")
            .limit(FeedParser.MAX_ENTRIES)
            .map(entry -> entry(entry, document, authors))
            .toList();
    return new Parsed(feed, entries);
  }

  /** A document that is a single entry. */
  static Parsed readEntry(Element root, Optional<URI> document) {
    return new Parsed(feed(root, document), List.of(entry(root, document, List.of())));
  }

  private static Feed feed(Element root, Optional<URI> document) {
    boolean old =
        root.attr("version").startsWith("0.") || root.attr("xmlns").contains("purl.org/atom/");
    return new Feed(
        line(root, "title").or(() -> Xml.firstLine(Xml.children(root, DUBLIN_CORE, "title"))),
        link(root, Xml.base(root, document)),
        updated(root).or(() -> published(root)),
        new FeedFormat(FeedFormat.Family.ATOM, old ? "0.3" : "1.0"),
        Xml.language(root),
        Optional.empty(),
        hubs(root, Xml.base(root, document)));
  }

  /** The hubs and the name of a feed, as its Atom links say, whatever format it is in. */
  static HubLinks hubs(Element feed, Optional<URI> base) {
    return new HubLinks(
        related(feed, "hub", base).toList(), related(feed, "self", base).findFirst());
  }

  private static Stream<URI> related(Element feed, String relation, Optional<URI> base) {
    return own(feed, "link")
        .filter(link -> link.attr("rel").strip().equalsIgnoreCase(relation))
        .flatMap(link -> href(link, base).stream())
        .flatMap(href -> Links.web(href).stream());
  }

  private static Entry entry(Element entry, Optional<URI> document, List<String> feedAuthors) {
    Optional<URI> base = Xml.base(entry, document);
    Optional<String> id =
        own(entry, "id").flatMap(name -> Xml.identifier(name, true).stream()).findFirst();
    return new Entry(
        id,
        link(entry, base).or(() -> id.filter(name -> Links.web(name).isPresent())),
        line(entry, "title")
            .or(() -> Xml.firstLine(Xml.children(entry, DUBLIN_CORE, "title")))
            .or(() -> Xml.firstLine(Media.of(entry, "title"))),
        own(entry, "summary")
            .map(AtomText::html)
            .filter(html -> !html.isBlank())
            .findFirst()
            .or(() -> Xml.firstMarkup(Xml.children(entry, DUBLIN_CORE, "description")))
            .or(() -> Xml.firstMarkup(Media.of(entry, "description"))),
        own(entry, "content").map(AtomText::html).filter(html -> !html.isBlank()).findFirst(),
        authors(entry, feedAuthors),
        published(entry),
        updated(entry),
        Categories.of(entry),
        enclosures(entry, base),
        Xml.language(entry));
  }

  private static Stream<Element> own(Element parent, String name) {
    return Stream.concat(Xml.children(parent, ATOM, name), Xml.children(parent, CORE, name));
  }

  private static Optional<String> line(Element parent, String name) {
    return own(parent, name).map(AtomText::line).filter(text -> !text.isEmpty()).findFirst();
  }

  /** The page; without one, a link of no known relation. */
  private static Optional<String> link(Element parent, Optional<URI> base) {
    return page(own(parent, "link"), base);
  }

  /** The atom:link to the page, of an entry in another vocabulary. */
  static Optional<String> alternate(Element parent, Optional<URI> base) {
    return page(Xml.children(parent, ATOM, "link"), base);
  }

  /** Of several forms of a page the one for browsers. */
  private static Optional<String> page(Stream<Element> links, Optional<URI> base) {
    return links
        .filter(AtomReader::isAlternate)
        .sorted(Comparator.comparing(AtomReader::isOtherForm))
        .flatMap(link -> href(link, base).stream())
        .findFirst();
  }

  private static boolean isOtherForm(Element link) {
    String type = link.attr("type").strip().toLowerCase(Locale.ROOT);
    return !type.isEmpty() && !type.contains("html");
  }

  private static boolean isAlternate(Element link) {
    String rel = link.attr("rel").strip().toLowerCase(Locale.ROOT);
    return rel.isEmpty() || rel.equals("alternate") || rel.endsWith("/relation/alternate");
  }

  private static Optional<String> href(Element link, Optional<URI> outer) {
    String href = link.hasAttr("href") ? link.attr("href") : link.wholeText();
    Optional<URI> base =
        link.hasAttr("xml:base") ? Links.uri(Links.resolve(outer, link.attr("xml:base"))) : outer;
    return Optional.of(Links.resolve(base, href)).filter(text -> !text.isEmpty());
  }

  private static List<String> authors(Element entry, List<String> feedAuthors) {
    List<String> names = people(entry, "author");
    if (!names.isEmpty()) {
      return names;
    }
    List<String> creators =
        Xml.children(entry, DUBLIN_CORE, "creator")
            .map(RssReader::name)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    // RFC 4287, 4.2.1: without an author of its own, an entry has those of its source, then of its
    // feed.
    Optional<List<String>> ofSource =
        own(entry, "source").map(source -> people(source, "author")).findFirst();
    return !creators.isEmpty()
        ? creators
        : ofSource.filter(list -> !list.isEmpty()).orElse(feedAuthors);
  }

  static List<String> people(Element parent, String role) {
    return Stream.concat(
            Xml.children(parent, ATOM, role),
            parentIsAtom(parent) ? Xml.children(parent, CORE, role) : Stream.empty())
        .map(AtomReader::name)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private static boolean parentIsAtom(Element parent) {
    return List.of("entry", "feed", "source")
        .contains(Xml.localName(parent).toLowerCase(Locale.ROOT));
  }

  static String name(Element person) {
    return Stream.of("name", "email", "uri", "url")
        .flatMap(part -> own(person, part))
        .map(part -> PlainText.headline(part.wholeText()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElseGet(() -> Persons.name(person.wholeText()));
  }

  private static List<Enclosure> enclosures(Element entry, Optional<URI> base) {
    return own(entry, "link")
        .filter(link -> link.attr("rel").strip().equalsIgnoreCase("enclosure"))
        .flatMap(link -> Enclosures.of(link, "href", "length", base).stream())
        .toList();
  }

  private static Optional<SourceTime> time(Element parent, String... names) {
    return Stream.of(names)
        .flatMap(name -> own(parent, name))
        .flatMap(element -> TimeParser.parseOrPartial(element.wholeText()).stream())
        .findFirst();
  }

  private static Optional<SourceTime> published(Element parent) {
    return time(parent, "published", "issued")
        .or(() -> dublinCore(parent, "issued"))
        .or(() -> time(parent, "pubDate", "created"))
        .or(() -> dublinCore(parent, "date"))
        .or(() -> dublinCore(parent, "created"));
  }

  private static Optional<SourceTime> updated(Element parent) {
    return time(parent, "updated", "modified")
        .or(() -> dublinCore(parent, "modified"))
        .or(() -> dublinCore(parent, "date"));
  }

  private static Optional<SourceTime> dublinCore(Element parent, String name) {
    return Xml.children(parent, DUBLIN_CORE, name)
        .flatMap(e -> TimeParser.parseOrPartial(e.wholeText()).stream())
        .findFirst();
  }
}

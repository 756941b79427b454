package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.Mojibake;
import dev.pactwire.ingest.text.PlainText;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Looking at a tree of a feed: vocabularies instead of prefixes, so that a feed may call them what
 * it likes.
 */
final class Xml {

  /** The vocabularies of feeds. CORE is the format's own. */
  enum Vocabulary {
    CORE,
    ATOM,
    DUBLIN_CORE,
    CONTENT,
    ITUNES,
    MEDIA,
    XHTML,
    OTHER
  }

  /**
   * By a telling part of the namespace name: feeds write them with and without www, slash and year.
   */
  private static final Map<String, Vocabulary> BY_NAMESPACE =
      Map.ofEntries(
          Map.entry("/atom", Vocabulary.ATOM),
          Map.entry("purl.org/echo", Vocabulary.ATOM),
          Map.entry("purl.org/pie", Vocabulary.ATOM),
          Map.entry("purl.org/dc/", Vocabulary.DUBLIN_CORE),
          Map.entry("purl.org/rss/1.0/modules/content", Vocabulary.CONTENT),
          Map.entry("itunes", Vocabulary.ITUNES),
          Map.entry("/podcast-1.0.dtd", Vocabulary.ITUNES),
          Map.entry("google.com/schemas/play-podcasts", Vocabulary.ITUNES),
          Map.entry("search.yahoo.com/mrss", Vocabulary.MEDIA),
          Map.entry("/xhtml", Vocabulary.XHTML));

  /** For prefixes that the feed forgot to bind. */
  private static final Map<String, Vocabulary> BY_PREFIX =
      Map.of(
          "atom", Vocabulary.ATOM,
          "atom10", Vocabulary.ATOM,
          "a10", Vocabulary.ATOM,
          "dc", Vocabulary.DUBLIN_CORE,
          "dcterms", Vocabulary.DUBLIN_CORE,
          "rss", Vocabulary.CORE,
          "content", Vocabulary.CONTENT,
          "itunes", Vocabulary.ITUNES,
          "media", Vocabulary.MEDIA,
          "xhtml", Vocabulary.XHTML);

  private static final int MAX_PRINTED = 40;

  /** An element with more binds no prefixes: each is looked for among all of them. */
  private static final int MOST_ATTRIBUTES = 100;

  private Xml() {}

  static String localName(Element element) {
    String name = element.tagName();
    return name.substring(name.indexOf(':') + 1);
  }

  static Vocabulary vocabulary(Element element) {
    return vocabulary(element, prefix -> namespace(element.parent(), prefix));
  }

  /**
   * The vocabulary of an element.
   *
   * @param outer what prefixes stand for around it
   */
  private static Vocabulary vocabulary(Element element, UnaryOperator<String> outer) {
    String name = element.tagName();
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    String namespace = bound(element, prefix).orElseGet(() -> outer.apply(prefix));
    if (namespace.isEmpty()) {
      return prefix.isEmpty()
          ? Vocabulary.CORE
          : BY_PREFIX.getOrDefault(prefix.toLowerCase(Locale.ROOT), Vocabulary.OTHER);
    }
    String folded = namespace.toLowerCase(Locale.ROOT);
    return BY_NAMESPACE.entrySet().stream()
        .filter(known -> folded.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(
            () ->
                isRss(folded) || prefix.isEmpty() || isOfRoot(element, prefix)
                    ? Vocabulary.CORE
                    : Vocabulary.OTHER);
  }

  /** What is called as the root is belongs to the format, whatever its name leads to. */
  private static boolean isOfRoot(Element element, String prefix) {
    Element root = element;
    while (root.parent() != null && !(root.parent() instanceof Document)) {
      root = root.parent();
    }
    return root.tagName().startsWith(prefix + ":");
  }

  private static boolean isRss(String namespace) {
    return namespace.contains("purl.org/rss/1.0") && !namespace.contains("/modules/")
        || namespace.contains("purl.org/net/rss1.1")
        || namespace.contains("netscape.com/rdf/simple")
        || namespace.contains("backend.userland.com/rss")
        || namespace.contains("law.harvard.edu/");
  }

  private static String namespace(Element element, String prefix) {
    for (Element at = element; at != null && !(at instanceof Document); at = at.parent()) {
      Optional<String> bound = bound(at, prefix);
      if (bound.isPresent()) {
        return bound.get();
      }
    }
    return "";
  }

  private static Optional<String> bound(Element element, String prefix) {
    String attribute = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
    return element.attributesSize() <= MOST_ATTRIBUTES && element.hasAttr(attribute)
        ? Optional.of(element.attr(attribute).strip())
        : Optional.empty();
  }

  static Stream<Element> children(Element parent, Vocabulary vocabulary, String name) {
    // Asked once a prefix: children are many, and what is around them may be deep.
    Map<String, String> known = new HashMap<>();
    UnaryOperator<String> outer =
        prefix -> known.computeIfAbsent(prefix, any -> namespace(parent, any));
    return parent.children().stream()
        .filter(
            child ->
                localName(child).equalsIgnoreCase(name) && vocabulary(child, outer) == vocabulary);
  }

  /** The children of a name in several vocabularies, the first one's first. */
  static Stream<Element> children(Element parent, String name, Vocabulary... vocabularies) {
    return Stream.of(vocabularies).flatMap(vocabulary -> children(parent, vocabulary, name));
  }

  static Optional<Element> child(Element parent, Vocabulary vocabulary, String name) {
    return children(parent, vocabulary, name).findFirst();
  }

  /**
   * The markup inside an element: escaped markup is unescaped once, literal child elements are
   * written out.
   */
  static String markup(Element element) {
    String markup = element.childrenSize() == 0 ? element.wholeText() : inner(element);
    return Mojibake.mended(unwrapped(markup.strip()));
  }

  /** Some programs put CDATA around what they escape, or into CDATA. */
  private static String unwrapped(String markup) {
    return markup.startsWith("<![CDATA[") && markup.endsWith("]]>")
        ? markup.substring("<![CDATA[".length(), markup.length() - "]]>".length()).strip()
        : markup;
  }

  /** CDATA right beside elements holds markup, too: such feeds are glued together from pieces. */
  private static Node piece(CDataNode data, Element whole) {
    String text = data.getWholeText();
    return Objects.equals(data.parent(), whole) ? new DataNode(text) : new TextNode(text);
  }

  private static String inner(Element element) {
    Document.OutputSettings plain =
        new Document.OutputSettings()
            .prettyPrint(false)
            .syntax(Document.OutputSettings.Syntax.html);
    Document holder = Document.createShell("");
    holder.outputSettings(plain);
    Element copy = element.clone();
    copy.nodeStream(CDataNode.class).toList().forEach(data -> data.replaceWith(piece(data, copy)));
    holder.body().appendChildren(List.copyOf(copy.childNodes()));
    holder.body().select("*").forEach(Xml::unprefixed);
    return holder.body().html();
  }

  /** An element of XML becomes one of HTML. A name may end at its colon. */
  private static void unprefixed(Element element) {
    String name = localName(element);
    element.tagName(name.isEmpty() ? element.tagName() : name, Parser.NamespaceHtml);
  }

  /** The first of some elements' markup that is not blank. */
  static Optional<String> firstMarkup(Stream<Element> elements) {
    return elements.map(Xml::markup).filter(text -> !text.isBlank()).findFirst();
  }

  /** As {@link #firstMarkup}, as one line of plain text. */
  static Optional<String> firstLine(Stream<Element> elements) {
    return firstMarkup(elements).map(PlainText::headline).filter(line -> !line.isEmpty());
  }

  /** The base address at an element: each xml:base on the way, resolved against the one above. */
  static Optional<URI> base(Element element, Optional<URI> document) {
    Element parent = element.parent();
    Optional<URI> outer =
        parent == null || parent instanceof Document ? document : base(parent, document);
    return element.hasAttr("xml:base")
        ? Links.uri(Links.resolve(outer, element.attr("xml:base")))
        : outer;
  }

  /**
   * The text of an element that is a name. One that is a relative reference is completed by the
   * bases that the document gives; never by its own address, which may change.
   */
  static Optional<String> identifier(Element element, boolean isReference) {
    String id = element.wholeText().strip();
    Optional<URI> base = isReference ? base(element, Optional.empty()) : Optional.empty();
    boolean relative = base.isPresent() && Links.uri(id).filter(URI::isAbsolute).isEmpty();
    return Optional.of(relative ? Links.resolve(base, id) : id).filter(name -> !name.isEmpty());
  }

  static Optional<String> language(Element element) {
    for (Element at = element; at != null; at = at.parent()) {
      if (!at.attr("xml:lang").isBlank()) {
        return Optional.of(at.attr("xml:lang").strip());
      }
    }
    return Optional.empty();
  }

  /** A name of a stranger, cut and without control characters, for a message. */
  static String printable(String name) {
    String line = PlainText.line(name);
    return line.length() > MAX_PRINTED ? line.substring(0, MAX_PRINTED) + "…" : line;
  }
}

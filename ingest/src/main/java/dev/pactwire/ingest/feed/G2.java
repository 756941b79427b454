package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Looking at an item of NewsML-G2: parts by name, codes without their scheme. */
final class G2 {

  private static final int MOST_PICTURES = 10;

  private G2() {}

  static Stream<Element> children(Element parent, String name) {
    return parent.children().stream().filter(child -> Xml.localName(child).equalsIgnoreCase(name));
  }

  /** What stands in a part of the item, such as {@code headline} in {@code contentMeta}. */
  static Stream<Element> at(Element item, String part, String name) {
    return children(item, part).flatMap(found -> children(found, name));
  }

  /** The same as lines of plain text, blank ones left out. */
  static Stream<String> lines(Element item, String part, String name) {
    return at(item, part, name)
        .map(element -> PlainText.headline(Xml.markup(element)))
        .filter(line -> !line.isEmpty());
  }

  /** The code of a concept without its scheme, in lower case: {@code canceled}. */
  static String code(Element concept) {
    return Stream.of("qcode", "uri", "literal")
        .map(concept::attr)
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElseGet(concept::wholeText)
        .strip()
        .replaceFirst("^.*[:/#]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** The name of a concept, in the language of its item if it has several. */
  static Optional<String> name(Element concept, Element item) {
    String wanted = item.attr("xml:lang").toLowerCase(Locale.ROOT);
    List<Element> names = children(concept, "name").toList();
    return names.stream()
        .filter(name -> name.attr("xml:lang").toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .or(() -> names.stream().findFirst())
        .map(name -> PlainText.line(name.wholeText()))
        .filter(name -> !name.isEmpty());
  }

  /** The page of an item: a link that says so, or one to a document on the web. */
  static Optional<String> page(Element item, Optional<URI> base) {
    Stream<String> links =
        at(item, "itemMeta", "link")
            .filter(
                link ->
                    List.of("canonical", "alternate", "iswebversion", "web", "derivedfrom-web")
                        .contains(
                            link.attr("rel").replaceFirst("^.*[:/#]", "").toLowerCase(Locale.ROOT)))
            .map(link -> link.attr("href"));
    Stream<String> remote =
        at(item, "contentSet", "remoteContent")
            .filter(
                content -> content.attr("contenttype").toLowerCase(Locale.ROOT).contains("html"))
            .map(content -> content.attr("href"));
    return Stream.concat(links, remote)
        .map(href -> Links.resolve(base, href))
        .filter(href -> Links.web(href).isPresent())
        .findFirst();
  }

  static List<Enclosure> pictures(Element item, Optional<URI> base) {
    return at(item, "contentSet", "remoteContent")
        .filter(
            content -> content.attr("contenttype").toLowerCase(Locale.ROOT).startsWith("image/"))
        .map(
            content ->
                new Enclosure(
                    Links.resolve(base, content.attr("href")),
                    Optional.of(content.attr("contenttype")),
                    OptionalLong.empty()))
        .limit(MOST_PICTURES)
        .toList();
  }
}

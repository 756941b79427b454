package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The text inside an item of NewsML-G2: XHTML or NITF inline, or plain or escaped data.
 *
 * @param html a fragment of HTML
 * @param headline as the text itself gives it
 * @param byline as the text itself gives it
 */
record G2Content(Optional<String> html, Optional<String> headline, Optional<String> byline) {

  private static final Set<String> ASIDES = Set.of("media", "byline", "dateline", "tagline");

  static G2Content of(Element item) {
    List<Element> inline = G2.at(item, "contentSet", "inlineXML").toList();
    Optional<Element> nitf = inline.stream().flatMap(each -> named(each, "nitf")).findFirst();
    if (nitf.isPresent()) {
      return ofNitf(nitf.get());
    }
    Optional<Element> page = inline.stream().flatMap(each -> named(each, "body")).findFirst();
    Optional<String> markup =
        page.or(() -> inline.stream().findFirst())
            .map(Xml::markup)
            .or(() -> G2.at(item, "contentSet", "inlineData").flatMap(G2Content::data).findFirst())
            .filter(text -> !text.isBlank());
    return new G2Content(markup, Optional.empty(), Optional.empty());
  }

  private static Stream<String> data(Element inlineData) {
    String type = inlineData.attr("contenttype").toLowerCase(Locale.ROOT);
    boolean text = type.isEmpty() || type.startsWith("text/") || type.contains("html");
    if (!text || !inlineData.attr("encoding").isBlank()) {
      return Stream.empty();
    }
    return Stream.of(
        type.contains("html") ? Xml.markup(inlineData) : PlainHtml.of(inlineData.wholeText()));
  }

  /** NITF: headline and byline stand in the head of the body, the text in its content. */
  private static G2Content ofNitf(Element nitf) {
    Optional<Element> content = named(nitf, "body.content").findFirst();
    content.ifPresent(G2Content::tidy);
    return new G2Content(
        content.or(() -> named(nitf, "body").findFirst()).map(Xml::markup),
        line(nitf, "hl1").or(() -> line(nitf, "hedline")),
        line(nitf, "byttl").isPresent() ? bylineWithoutTitle(nitf) : line(nitf, "byline"));
  }

  private static Optional<String> bylineWithoutTitle(Element nitf) {
    named(nitf, "byttl").toList().forEach(Element::remove);
    return line(nitf, "byline");
  }

  /** NITF's own names of elements become those of HTML, and what is beside the text goes. */
  private static void tidy(Element content) {
    for (Element element : content.getAllElements()) {
      String name = Xml.localName(element).toLowerCase(Locale.ROOT);
      if (ASIDES.contains(name)) {
        element.remove();
      } else if (name.equals("hl2")) {
        element.tagName("h2");
      } else if (name.equals("block")) {
        element.tagName("div");
      }
    }
  }

  private static Optional<String> line(Element parent, String name) {
    return named(parent, name)
        .map(element -> PlainText.headline(Xml.markup(element)))
        .map(PlainText::ofHtml)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static Stream<Element> named(Element parent, String name) {
    return parent.getAllElements().stream()
        .filter(element -> Xml.localName(element).equalsIgnoreCase(name));
  }
}

package dev.pactwire.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The authors of a page: from its data, then from elements marked as author, then from a byline.
 */
final class PageAuthors {

  private static final String BY_NAME = "[class*=byline i], [class*=author i], [class*=autor i]";
  private static final List<String> MARKED =
      List.of(
          "[itemprop=author] [itemprop=name]",
          "[itemprop=author]",
          "a[rel=author]",
          ".author.vcard, .vcard .fn, .byline .author, .author-name, .authorname, .author__name, .article-author, .post-author, .entry-author, .autor, .byline__name");
  private static final List<String> META =
      List.of(
          "author",
          "article:author",
          "dc.creator",
          "parsely-author",
          "sailthru.author",
          "dcterms.creator",
          "citation_author");
  private static final int MOST_PARTS = 9;
  private static final int LONGEST = 120;

  private PageAuthors() {}

  static Optional<Stated<List<String>>> of(
      Document document, Asides asides, Meta meta, JsonLd data, Optional<String> site) {
    Predicate<List<String>> isSite =
        names -> names.stream().anyMatch(name -> site.filter(name::equalsIgnoreCase).isPresent());
    List<Stated<List<String>>> ofSite = new ArrayList<>();
    // A page that gives its site as author names a person elsewhere, or nobody.
    return sources(document, asides, meta, data)
        .map(source -> new Stated<>(cleaned(source.value().get()), source.origin()))
        .filter(names -> !names.value().isEmpty())
        .filter(names -> !isSite.test(names.value()) || !ofSite.add(names))
        .findFirst()
        .or(() -> ofSite.stream().findFirst());
  }

  /** From the surest to the least sure; each is only asked when those before it do not answer. */
  private static Stream<Stated<Supplier<List<String>>>> sources(
      Document document, Asides asides, Meta meta, JsonLd data) {
    List<Stated<Supplier<List<String>>>> sources = new ArrayList<>();
    sources.add(new Stated<>(() -> data.names("author"), Origin.JSON_LD));
    for (String name : META) {
      sources.add(new Stated<>(() -> meta.all(name), Origin.META));
    }
    for (String selector : MARKED) {
      Origin origin = selector.startsWith(".") ? Origin.NAMED : Origin.MARKUP;
      sources.add(new Stated<>(() -> marked(document, asides, selector), origin));
    }
    sources.add(new Stated<>(() -> marked(document, asides, BY_NAME), Origin.NAMED));
    sources.add(new Stated<>(() -> written(document, asides), Origin.WORDS));
    return sources.stream();
  }

  private static List<String> cleaned(List<String> names) {
    return names.stream()
        .flatMap(name -> Bylines.split(name).stream())
        .flatMap(Bylines::clean)
        .distinct()
        .toList();
  }

  private static List<String> marked(Document document, Asides asides, String selector) {
    return document.select(selector).stream()
        .filter(element -> !asides.contain(element))
        .map(Element::text)
        .filter(text -> !text.isBlank() && text.length() <= LONGEST)
        .limit(selector.equals(BY_NAME) ? 1 : 4)
        .toList();
  }

  /** A line of its own that begins as bylines do. */
  private static List<String> written(Document document, Asides asides) {
    return document.select("p, span, div, li, small, em, strong, b, i, h5, h6").stream()
        .filter(PageAuthors::isLine)
        .filter(element -> !Bylines.ofLine(element.text()).isEmpty() && !asides.contain(element))
        .map(element -> Bylines.ofLine(element.text()))
        .findFirst()
        .orElse(List.of());
  }

  /** Text with few and plain elements in it; decided without looking into deep ones. */
  private static boolean isLine(Element element) {
    return element.childNodeSize() <= MOST_PARTS
        && element.children().stream().allMatch(child -> child.childrenSize() == 0)
        && element.ownText().length() <= LONGEST;
  }
}

package dev.pactwire.ingest.extract;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
          ".author.vcard, .vcard .fn, .byline .author, .author-name, .authorname, .author__name, .article-author, .post-author, .entry-author, .autor, .byline__name",
          BY_NAME);
  private static final int MOST_PARTS = 9;
  private static final int LONGEST = 120;

  private PageAuthors() {}

  static List<String> of(
      Document document, Asides asides, Meta meta, JsonLd data, Optional<String> site) {
    Stream<List<String>> sources =
        Stream.concat(
            Stream.of(
                data.names("author"),
                meta.all("author"),
                meta.all("article:author"),
                meta.all("dc.creator"),
                meta.all("parsely-author"),
                meta.all("sailthru.author"),
                meta.all("dcterms.creator"),
                meta.all("citation_author")),
            Stream.concat(
                MARKED.stream().map(selector -> marked(document, asides, selector)),
                Stream.of(written(document, asides))));
    Predicate<String> isSite = name -> site.filter(name::equalsIgnoreCase).isPresent();
    List<List<String>> found =
        sources
            .map(
                names ->
                    names.stream()
                        .flatMap(name -> Bylines.split(name).stream())
                        .flatMap(Bylines::clean)
                        .distinct()
                        .toList())
            .filter(names -> !names.isEmpty())
            .toList();
    // A page that gives its site as author names a person elsewhere, or nobody.
    return found.stream()
        .filter(names -> names.stream().noneMatch(isSite))
        .findFirst()
        .or(() -> found.stream().findFirst())
        .orElse(List.of());
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

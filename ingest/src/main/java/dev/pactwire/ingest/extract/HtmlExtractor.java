package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads an HTML page. */
final class HtmlExtractor {

  /** Fewer characters than this are hardly an article. */
  private static final int SHORT = 250;

  /** An application's name of more words than this is the page's title. */
  private static final int NAME_WORDS = 4;

  /** Languages of a page whose addresses are kept. */
  private static final int MOST_ALTERNATES = 30;

  private HtmlExtractor() {}

  static Extracted extract(Page page) {
    Document document = parse(page);
    Meta meta = Meta.of(document);
    JsonLd data = JsonLd.of(document);
    Optional<String> language = language(document, meta, data);
    Optional<String> site =
        meta.first("og:site_name")
            .or(() -> meta.first("application-name").filter(n -> n.split(" ").length <= NAME_WORDS))
            .or(() -> data.names("publisher").stream().findFirst());
    Optional<String> title = PageTitle.of(document, meta, data, site);
    Asides asides = Asides.of(document);
    PageTimes times = new PageTimes(meta, data, document, asides, page.url(), language);
    Extracted head =
        new Extracted(
            title,
            "",
            times.published().map(time -> Places.local(time, page.url(), language)),
            times.modified().map(time -> Places.local(time, page.url(), language)),
            PageAuthors.of(document, asides, meta, data, site),
            language,
            site,
            canonical(document, meta, page.url()),
            alternates(document, page.url()),
            data.text("articleSection")
                .or(() -> meta.first("article:section", "parsely-section", "og:article:section")),
            tags(document, meta, data),
            meta.first("og:image", "og:image:url", "twitter:image")
                .or(() -> data.link("image"))
                .map(link -> Links.resolve(page.url(), link))
                .filter(link -> Links.web(link).isPresent()),
            false);
    // The main text comes last: finding it takes the document apart.
    String text = MainText.of(document.body(), title, true);
    if (text.length() < SHORT) {
      // Names can mislead. What is left is then found by its shape alone.
      String second = MainText.of(parse(page).body(), title, false);
      text = second.length() > 2 * text.length() ? second : text;
    }
    return head.withText(text);
  }

  private static Document parse(Page page) {
    Document document =
        Jsoup.parse(page.content(), "", Parser.htmlParser().setMaxDepth(PlainText.MAX_DEPTH));
    TreeLimit.cut(document);
    return document;
  }

  private static Optional<String> language(Document document, Meta meta, JsonLd data) {
    Element html = document.selectFirst("html");
    Stream<String> declared =
        html == null ? Stream.empty() : Stream.of(html.attr("lang"), html.attr("xml:lang"));
    return Stream.of(
            declared,
            meta.first("content-language", "language", "dc.language", "og:locale").stream(),
            data.text("inLanguage").stream())
        .flatMap(values -> values)
        .map(tag -> tag.strip().replace('_', '-'))
        .filter(tag -> tag.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"))
        .findFirst();
  }

  private static Optional<String> canonical(Document document, Meta meta, Optional<URI> url) {
    Optional<String> link =
        document.select("link[rel~=(?i)\\bcanonical\\b]").stream()
            .map(e -> e.attr("href"))
            .filter(href -> !href.isBlank())
            .findFirst();
    return link.or(() -> meta.first("og:url"))
        .map(href -> Links.resolve(url, href))
        .filter(href -> Links.web(href).isPresent());
  }

  /** The page in other languages, as search engines are told of it. */
  private static List<String> alternates(Document document, Optional<URI> url) {
    return document.select("link[rel~=(?i)\\balternate\\b][hreflang][href]").stream()
        .map(link -> Links.resolve(url, link.attr("href")))
        .filter(link -> Links.web(link).isPresent())
        .distinct()
        .limit(MOST_ALTERNATES)
        .toList();
  }

  private static List<String> tags(Document document, Meta meta, JsonLd data) {
    Stream<String> keywords =
        Stream.concat(meta.all("news_keywords").stream(), meta.all("keywords").stream())
            .flatMap(line -> Stream.of(line.split("[,;]")));
    Stream<String> linked = document.select("a[rel~=\\btag\\b]").stream().map(Element::text);
    return Stream.of(data.keywords(), meta.all("article:tag"), keywords.toList(), linked.toList())
        .map(
            tags ->
                tags.stream()
                    .map(PlainText::line)
                    .filter(tag -> !tag.isEmpty())
                    .distinct()
                    .toList())
        .filter(tags -> !tags.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}

package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");

  private HtmlExtractor() {}

  static Extracted extract(Page page) {
    Document document = parse(page);
    Meta meta = Meta.of(document);
    JsonLd data = JsonLd.of(document);
    Asides asides = Asides.of(document);
    Provenance from = new Provenance();
    Optional<String> language = from.note("language", language(document, meta, data));
    Optional<String> site = from.note("site", site(meta, data));
    SiteNames names = new SiteNames(site, page.url());
    Optional<String> title = from.note("title", PageTitle.of(document, asides, meta, data, names));
    PageTimes times = new PageTimes(meta, data, document, asides, page.url(), language);
    Extracted head =
        new Extracted(
            title,
            "",
            from.note("published", times.published()),
            from.note("modified", times.modified()),
            from.noteAll("authors", PageAuthors.of(document, asides, meta, data, names)),
            language,
            site,
            from.note("canonicalUrl", canonical(document, meta, page.url())),
            from.noteAll("alternateUrls", alternates(document, page.url())),
            from.note("section", section(meta, data)),
            from.noteAll("tags", tags(document, meta, data)),
            from.note("image", image(meta, data, page.url())),
            false,
            isPaywalled(meta, data),
            from.origins());
    // The main text comes last: finding it takes the document apart.
    String text = MainText.of(document.body(), title, true);
    if (text.length() < SHORT) {
      // Names can mislead. What is left is then found by its shape alone.
      String second = MainText.of(parse(page).body(), title, false);
      text = longer(text, second);
    }
    if (text.length() < SHORT) {
      text = longer(text, ofData(page, data, title));
    }
    boolean isNamed =
        data.hasArticle() || !head.authors().isEmpty() || head.published().isPresent();
    return head.withText(Walls.without(text, isNamed));
  }

  /** What scripts would show of the article. */
  private static String ofData(Page page, JsonLd data, Optional<String> title) {
    String body = data.body();
    return body.length() >= SHORT ? body : StateText.of(parse(page), title.orElse(""));
  }

  private static String longer(String text, String other) {
    return other.length() > 2 * text.length() ? other : text;
  }

  private static Document parse(Page page) {
    Document document =
        Jsoup.parse(
            TreeLimit.cut(page.content()),
            "",
            Parser.htmlParser().setMaxDepth(PlainText.MAX_DEPTH));
    TreeLimit.cut(document);
    return document;
  }

  private static Optional<Stated<String>> site(Meta meta, JsonLd data) {
    return meta.first("og:site_name")
        .or(() -> meta.first("application-name").filter(n -> n.split(" ").length <= NAME_WORDS))
        .map(Stated.in(Origin.META))
        .or(() -> data.names("publisher").stream().findFirst().map(Stated.in(Origin.JSON_LD)));
  }

  private static Optional<Stated<String>> language(Document document, Meta meta, JsonLd data) {
    Element html = document.selectFirst("html");
    Stream<String> declared =
        html == null ? Stream.empty() : Stream.of(html.attr("lang"), html.attr("xml:lang"));
    return Stream.of(
            declared.map(tag -> new Stated<>(tag, Origin.LINK)),
            meta.first("content-language", "language", "dc.language", "og:locale").stream()
                .map(Stated.in(Origin.META)),
            data.text("inLanguage").stream().map(Stated.in(Origin.JSON_LD)))
        .flatMap(values -> values)
        .map(tag -> new Stated<>(tag.value().strip().replace('_', '-'), tag.origin()))
        .filter(tag -> LANGUAGE.matcher(tag.value()).matches())
        .findFirst();
  }

  private static Optional<Stated<String>> canonical(
      Document document, Meta meta, Optional<URI> url) {
    return document.select("link[rel~=(?i)\\bcanonical\\b]").stream()
        .map(e -> e.attr("href"))
        .filter(href -> !href.isBlank())
        .findFirst()
        .map(Stated.in(Origin.LINK))
        .or(() -> meta.first("og:url").map(Stated.in(Origin.META)))
        .map(href -> new Stated<>(Links.resolve(url, href.value()), href.origin()))
        .filter(href -> Links.web(href.value()).isPresent());
  }

  /** The page in other languages, as search engines are told of it. */
  private static Optional<Stated<List<String>>> alternates(Document document, Optional<URI> url) {
    List<String> links =
        document.select("link[rel~=(?i)\\balternate\\b][hreflang][href]").stream()
            .map(link -> Links.resolve(url, link.attr("href")))
            .filter(link -> Links.web(link).isPresent())
            .distinct()
            .limit(MOST_ALTERNATES)
            .toList();
    return Optional.of(new Stated<>(links, Origin.LINK)).filter(found -> !links.isEmpty());
  }

  private static Optional<Stated<String>> section(Meta meta, JsonLd data) {
    return data.text("articleSection")
        .map(Stated.in(Origin.JSON_LD))
        .or(
            () ->
                meta.first("article:section", "parsely-section", "og:article:section")
                    .map(Stated.in(Origin.META)));
  }

  private static Optional<Stated<String>> image(Meta meta, JsonLd data, Optional<URI> url) {
    return meta.first("og:image", "og:image:url", "twitter:image")
        .map(Stated.in(Origin.META))
        .or(() -> data.link("image").map(Stated.in(Origin.JSON_LD)))
        .map(link -> new Stated<>(Links.resolve(url, link.value()), link.origin()))
        .filter(link -> Links.web(link.value()).isPresent());
  }

  private static boolean isPaywalled(Meta meta, JsonLd data) {
    return data.text("isAccessibleForFree").filter("false"::equalsIgnoreCase).isPresent()
        || meta.first("article:content_tier")
            .filter(tier -> tier.equals("locked") || tier.equals("metered"))
            .isPresent();
  }

  private static Optional<Stated<List<String>>> tags(Document document, Meta meta, JsonLd data) {
    List<String> keywords =
        Stream.concat(meta.all("news_keywords").stream(), meta.all("keywords").stream())
            .flatMap(line -> Stream.of(line.split("[,;]")))
            .toList();
    List<String> linked = document.select("a[rel~=\\btag\\b]").stream().map(Element::text).toList();
    return Stream.of(
            new Stated<>(data.keywords(), Origin.JSON_LD),
            new Stated<>(meta.all("article:tag"), Origin.META),
            new Stated<>(keywords, Origin.META),
            new Stated<>(linked, Origin.MARKUP))
        .map(tags -> new Stated<>(tidy(tags.value()), tags.origin()))
        .filter(tags -> !tags.value().isEmpty())
        .findFirst();
  }

  private static List<String> tidy(List<String> tags) {
    return tags.stream().map(PlainText::line).filter(tag -> !tag.isEmpty()).distinct().toList();
  }
}

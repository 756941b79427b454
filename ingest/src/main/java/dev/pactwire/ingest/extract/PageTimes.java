package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * When a page was published and changed: structured data first, then its address, then what it
 * shows near the headline.
 */
final class PageTimes {

  private static final String[] PUBLISHED = {
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "dcterms.issued",
    "sailthru.date",
    "parsely-pub-date",
    "publishdate",
    "publish-date",
    "pubdate",
    "publication_date",
    "published_time",
    "article.published",
    "last-published",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "rnews:datepublished",
    "release_date",
    "shareaholic:article_published_time",
    "created",
    "vr:published_time"
  };
  private static final String[] MODIFIED = {
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "parsely-modified-date",
    "revised",
    "modified",
    "date.modified",
    "shareaholic:article_modified_time"
  };
  private static final String TIME_ELEMENTS =
      "[itemprop=datePublished], time[pubdate], time.published, time.entry-date, abbr.published, time[datetime]";
  private static final String NAMED =
      "[class*=publish i], [class*=date i], [class*=datum i], [class*=time i], [class*=byline i], [class*=meta i], [class*=posted i], [id*=date i], [id*=datum i], [id*=time i], [id*=meta i], [class*=author i], [class*=info i], [class*=subtitle i], [class*=header i]";
  private static final int LONGEST_STAMP = 200;
  private static final int SHOWN = 30;

  private final Meta meta;
  private final JsonLd data;
  private final Document document;
  private final Optional<URI> url;
  private final Optional<String> language;
  private final Asides asides;

  PageTimes(
      Meta meta,
      JsonLd data,
      Document document,
      Asides asides,
      Optional<URI> url,
      Optional<String> language) {
    this.language = language;
    this.asides = asides;
    this.meta = meta;
    this.data = data;
    this.document = document;
    this.url = url;
  }

  Optional<SourceTime> published() {
    return first(data.text("datePublished").stream())
        .or(() -> first(Stream.of(PUBLISHED).flatMap(name -> meta.all(name).stream())))
        .or(() -> data.text("datePublished").flatMap(DateHints::lenient))
        .or(() -> DateHints.inAddress(url))
        .or(this::marked)
        .or(this::shown)
        .or(() -> first(data.text("dateCreated", "uploadDate").stream()))
        .or(() -> DateHints.opening(document, asides))
        .or(() -> DateHints.inScripts(document))
        .or(this::written)
        .or(() -> DateHints.anywhereInAddress(url))
        .or(() -> first(document.select("time").stream().flatMap(PageTimes::values)));
  }

  Optional<SourceTime> modified() {
    return first(data.text("dateModified").stream())
        .or(() -> first(Stream.of(MODIFIED).flatMap(name -> meta.all(name).stream())))
        .or(
            () ->
                first(
                    document.select("[itemprop=dateModified]").stream()
                        .flatMap(PageTimes::values)));
  }

  private static Optional<SourceTime> first(Stream<String> values) {
    return values.flatMap(value -> TimeParser.parse(value).stream()).findFirst();
  }

  private Optional<SourceTime> marked() {
    return first(
        document.select(TIME_ELEMENTS).stream()
            .filter(e -> e.attr("itemprop").equals("datePublished") || !asides.contain(e))
            .flatMap(PageTimes::values));
  }

  private static Stream<String> values(Element element) {
    return Stream.of(
            element.attr("content"),
            element.attr("datetime"),
            element.attr("title"),
            element.text())
        .filter(value -> !value.isBlank());
  }

  /** A date in a short element that is named for it. */
  private Optional<SourceTime> shown() {
    List<Element> named =
        document.select(NAMED).stream()
            .filter(e -> e.text().length() <= LONGEST_STAMP && !asides.contain(e))
            .limit(60)
            .toList();
    return named.stream()
        .flatMap(e -> DateHints.stamp(e.text(), url, language).stream())
        .findFirst();
  }

  /** A date in the first short blocks after the headline. */
  private Optional<SourceTime> written() {
    return document.select("p, span, div, td, h2, h3, h4, h5, small, em, i, b, strong, li").stream()
        .filter(
            e ->
                !e.ownText().isBlank()
                    && e.ownText().length() <= LONGEST_STAMP
                    && e.ownText().chars().filter(Character::isDigit).count() >= 4
                    && !asides.contain(e))
        .limit(SHOWN)
        .flatMap(e -> DateHints.stamp(e.ownText(), url, language).stream())
        .findFirst();
  }
}

package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
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
    "dc.date.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.issued",
    "sailthru.date",
    "parsely-pub-date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "published_time",
    "published-date",
    "article.published",
    "last-published",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_online_date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "bt:pubdate",
    "rnews:datepublished",
    "release_date",
    "shareaholic:article_published_time",
    "created",
    "vr:published_time",
    "article:published",
    "article.created",
    "article:create_at",
    "article:publicationdate",
    "article-publication-date",
    "og:pubdate",
    "og:publish_date",
    "og:article:publish_date",
    "dateposted",
    "datepublication",
    "publicationdate",
    "publisheddate",
    "published",
    "pdate",
    "rbpubdate",
    "analyticsattributes.articledate",
    "lp.article:published_time",
    "dc.date.published",
    "dcterms.available",
    "dcsext.articlefirstpublished",
    "releasedate",
    "issued",
    "displaydate",
    "originalpublishdate",
    "sis-pub-date",
    "citation_date_published"
  };

  /** They say neither published nor changed; many systems put the last change there. */
  private static final String[] UNSPECIFIC = {
    "date", "dc.date", "dcterms.date", "citation_date", "eomportal-lastupdate"
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
    "shareaholic:article_modified_time",
    "article:modified",
    "article.updated",
    "dateupdate",
    "dateupdated",
    "updated",
    "utime",
    "lp.article:modified_time",
    "vr:modified_time"
  };
  private static final String TIME_ELEMENTS =
      "[itemprop=datePublished], time[pubdate], time.published, time.entry-date, abbr.published, time[datetime]";
  private static final int SHOWN = 60;

  /** Local time called UTC is no other moment. */
  private static final Duration APART = Duration.ofHours(14);

  private final Meta meta;
  private final JsonLd data;
  private final Document document;
  private final Optional<URI> url;
  private final Optional<String> language;
  private final Asides asides;
  private final Stamps stamps;

  PageTimes(
      Meta meta,
      JsonLd data,
      Document document,
      Asides asides,
      Optional<URI> url,
      Optional<String> language) {
    this.language = language;
    this.asides = asides;
    this.stamps = Stamps.of(document, asides);
    this.meta = meta;
    this.data = data;
    this.document = document;
    this.url = url;
  }

  /** When it was published, by the clock of the place. */
  Optional<Stated<SourceTime>> published() {
    return firstPublished().map(this::local);
  }

  /** When it was last changed, by the clock of the place. */
  Optional<Stated<SourceTime>> modified() {
    return lastChanged().map(this::local);
  }

  private Stated<SourceTime> local(Stated<SourceTime> time) {
    return new Stated<>(new LocalTimes(stamps, url, language).of(time.value()), time.origin());
  }

  private Optional<Stated<SourceTime>> firstPublished() {
    Optional<Stated<SourceTime>> declared = declared();
    Optional<Stated<SourceTime>> address = DateHints.inAddress(url).map(Stated.in(Origin.ADDRESS));
    if (declared.isPresent() && address.isPresent()) {
      return moved(declared.get(), address.get()) ? address : declared;
    }
    return declared
        .or(() -> address)
        .or(() -> DateHints.anywhereInAddress(url).map(Stated.in(Origin.ADDRESS)))
        .or(() -> marked().map(Stated.in(Origin.MARKUP)))
        .or(() -> Announcements.published(stamps).map(Stated.in(Origin.WORDS)))
        .or(() -> shown().map(Stated.in(Origin.NAMED)))
        .or(() -> metaTime(UNSPECIFIC).map(Stated.in(Origin.META)))
        .or(() -> ofData("dateCreated", "uploadDate"))
        .or(() -> microformat().map(Stated.in(Origin.MARKUP)))
        .or(() -> DateHints.opening(document, asides).map(Stated.in(Origin.TEXT)))
        .or(() -> DateHints.inScripts(document).map(Stated.in(Origin.SCRIPT)))
        .or(() -> Announcements.changed(stamps).map(Stated.in(Origin.WORDS)))
        .or(() -> written(stamps.lines()).map(Stated.in(Origin.TEXT)))
        .or(() -> betweenBreaks().map(Stated.in(Origin.TEXT)))
        .or(() -> inTitle().map(Stated.in(Origin.TITLE)))
        .or(() -> written(stamps.beside()).map(Stated.in(Origin.TEXT)));
  }

  /** Blogs that state no time of publication name the last change, which then is the first. */
  private Optional<SourceTime> microformat() {
    return first(
        document.select(".updated").stream()
            .filter(e -> !asides.contain(e))
            .flatMap(PageTimes::values));
  }

  private Optional<SourceTime> inTitle() {
    return Stream.concat(meta.first("og:title").stream(), Stream.of(document.title()))
        .flatMap(title -> TimeParser.find(title).stream())
        .map(TimeParser.Found::time)
        .findFirst();
  }

  /**
   * Where a page declares two moments, the one of its OpenGraph data is the one it shows: its
   * JSON-LD then speaks of an earlier edition.
   */
  private Optional<Stated<SourceTime>> declared() {
    Optional<Stated<SourceTime>> ofData = ofData("datePublished");
    Optional<Stated<SourceTime>> shown =
        metaTime("article:published_time")
            .filter(time -> time.time().isPresent())
            .filter(time -> ofData.filter(other -> !isApart(time, other.value())).isEmpty())
            .map(Stated.in(Origin.META));
    return shown.or(() -> ofData).or(() -> metaTime(PUBLISHED).map(Stated.in(Origin.META)));
  }

  private static boolean isApart(SourceTime one, SourceTime other) {
    return !one.date().equals(other.date())
        && Duration.between(one.instant(), other.instant()).abs().compareTo(APART) > 0;
  }

  private Optional<Stated<SourceTime>> ofData(String... names) {
    return data.text(names).flatMap(DateHints::lenient).map(Stated.in(Origin.JSON_LD));
  }

  /**
   * The day in an address stays when an article is put on a new system, which then declares the day
   * of the move.
   */
  private static boolean moved(Stated<SourceTime> declared, Stated<SourceTime> address) {
    return declared.value().date().isAfter(address.value().date().plusDays(1));
  }

  private Optional<SourceTime> metaTime(String... names) {
    return Stream.of(names)
        .flatMap(name -> meta.all(name).stream())
        .flatMap(value -> DateHints.lenient(value).stream())
        .findFirst();
  }

  private Optional<Stated<SourceTime>> lastChanged() {
    return ofData("dateModified")
        .or(() -> metaTime(MODIFIED).map(Stated.in(Origin.META)))
        .or(() -> changed().map(Stated.in(Origin.MARKUP)))
        .or(() -> Announcements.changed(stamps).map(Stated.in(Origin.WORDS)));
  }

  private Optional<SourceTime> changed() {
    return first(document.select("[itemprop=dateModified]").stream().flatMap(PageTimes::values));
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
    return stamped(stamps.named(), Element::text);
  }

  private Optional<SourceTime> betweenBreaks() {
    return TextLines.of(document, asides).stream()
        .filter(line -> line.chars().anyMatch(Character::isDigit))
        .limit(SHOWN)
        .flatMap(line -> DateHints.stamp(line, url, language).stream())
        .findFirst();
  }

  /** A date in the first short blocks that hold one. */
  private Optional<SourceTime> written(Stream<Element> elements) {
    return stamped(elements, Element::ownText);
  }

  private Optional<SourceTime> stamped(Stream<Element> elements, Function<Element, String> text) {
    return elements
        .limit(SHOWN)
        .flatMap(e -> DateHints.stamp(text.apply(e), url, language).stream())
        .findFirst();
  }
}

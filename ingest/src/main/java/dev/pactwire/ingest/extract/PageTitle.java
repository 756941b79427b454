package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.PlainText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The headline: what the page's data and its visible headline agree on, without the name of the
 * site. Where they agree on nothing, the one large heading of the page; else what the data say.
 */
final class PageTitle {

  private static final Pattern SEPARATOR = Pattern.compile("\\s+[|│–—»«·•:/-]+\\s+|\\s*[|│»«]\\s*");
  private static final Pattern EDGES = Pattern.compile("^[\\s|│–—»«·•:/-]+|[\\s|│–—»«·•:/-]+$");

  /** Headings of parts of a page, never of an article. */
  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?:suche?n?|search|navigation.*|menue?|menü|hauptmenü|hauptnavigation|servicemenü|service|quick-?links?|inhalt|inhaltsverzeichnis|contents?|login|anmelden|kontakt|contact|newsletter|sprachauswahl|language|suchformular|seiten|archive?|kategorien|categories|kommentare?|comments?|leave a (?:reply|comment).*|write a (?:reply|comment).*|(?:schreibe?|hinterlasse?) (?:einen|eine) .*|(?:beitrags|artikel)-?navigation|post navigation|empfehlungen|cookies?.*|page|seite|startseite|home)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int WORDS = 3;
  private static final int LEAST_EXACT = 10;
  private static final int SHORTEST = 3;
  private static final int IN_COMMON = 2;
  private static final int LONG_WORD = 4;
  private static final int MOST_HEADINGS = 200;

  private final Document document;
  private final Asides asides;
  private final List<Element> headings;
  private final Optional<String> tag;
  private final Optional<String> given;
  private final Optional<String> headline;
  private final SiteNames site;

  private PageTitle(Document document, Asides asides, Meta meta, JsonLd data, SiteNames site) {
    this.site = site;
    this.document = document;
    this.asides = asides;
    this.headings =
        document.select("h1, h2, h3, .entry-title, .post-title, [itemprop=headline]").stream()
            .limit(MOST_HEADINGS)
            .filter(e -> isHeadline(e) && !asides.contain(e))
            .toList();
    this.tag = Optional.of(PlainText.line(document.title())).filter(t -> !t.isEmpty());
    this.given =
        meta.first(
                "og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
            .or(() -> data.text("headline", "name"))
            .filter(text -> !site.is(text));
    this.headline = data.text("headline");
  }

  static Optional<Stated<String>> of(
      Document document, Asides asides, Meta meta, JsonLd data, SiteNames site) {
    return new PageTitle(document, asides, meta, data, site)
        .find()
        .filter(title -> !title.value().isEmpty());
  }

  private Optional<Stated<String>> find() {
    List<String> shown = shown(headings);
    List<String> main = shown(headings.stream().filter(e -> e.normalName().equals("h1")).toList());
    return headline
        .flatMap(text -> same(text, main))
        .map(Stated.in(Origin.JSON_LD))
        .or(() -> given.flatMap(text -> exact(text, shown)).map(Stated.in(Origin.META)))
        .or(() -> tag.flatMap(text -> exact(firstPart(text), shown)).map(Stated.in(Origin.TITLE)))
        .or(() -> given.flatMap(text -> visible(text, main)).map(Stated.in(Origin.HEADING)))
        .or(() -> tag.flatMap(text -> visible(text, main)).map(Stated.in(Origin.HEADING)))
        .or(() -> withoutKicker(main))
        .or(() -> onlyHeadline(main).map(Stated.in(Origin.HEADING)))
        .or(() -> given.flatMap(text -> visible(text, shown)).map(Stated.in(Origin.HEADING)))
        .or(() -> tag.flatMap(text -> visible(text, shown)).map(Stated.in(Origin.HEADING)))
        .or(() -> headline.flatMap(text -> visible(text, shown)).map(Stated.in(Origin.HEADING)))
        .or(() -> firstHeadline(main).map(Stated.in(Origin.HEADING)))
        .or(() -> given.map(this::withoutSite).map(Stated.in(Origin.META)))
        .or(() -> first("h1").map(Stated.in(Origin.HEADING)))
        .or(
            () ->
                tag.filter(text -> !site.is(text))
                    .map(this::withoutSite)
                    .map(Stated.in(Origin.TITLE)))
        .or(
            () ->
                first("[class*=title], [class*=headline], [class*=name]")
                    .or(() -> first("h2"))
                    .or(() -> first("h3"))
                    .or(this::small)
                    .map(Stated.in(Origin.HEADING)));
  }

  private boolean isHeadline(Element heading) {
    String text = text(heading);
    return text.length() >= SHORTEST
        && !site.is(text)
        && !FURNITURE.matcher(text).matches()
        && !Asides.leadsHome(heading);
  }

  private static String text(Element element) {
    return PlainText.line(element.text());
  }

  /**
   * What is shown as a headline; the last part of the title is the site's name if another part is
   * shown, too.
   */
  private List<String> shown(List<Element> elements) {
    List<String> all = elements.stream().map(PageTitle::text).toList();
    String[] parts = SEPARATOR.split(tag.orElse(""));
    if (parts.length < 2 || same(parts[0], all).isEmpty()) {
      return all;
    }
    String last = SiteNames.fold(parts[parts.length - 1]);
    return all.stream().filter(text -> !SiteNames.fold(text).equals(last)).toList();
  }

  private static Optional<String> same(String title, List<String> shown) {
    String folded = SiteNames.fold(title);
    return shown.stream().filter(text -> SiteNames.fold(text).equals(folded)).findFirst();
  }

  private static Optional<String> exact(String title, List<String> shown) {
    return SiteNames.fold(title).length() >= LEAST_EXACT ? same(title, shown) : Optional.empty();
  }

  /** The visible headline that the page's title contains: exact, and sure to be the article's. */
  private static Optional<String> visible(String title, List<String> shown) {
    String whole = SiteNames.fold(title);
    int part = part(title).length();
    return shown.stream()
        .filter(text -> 2 * text.length() >= part && whole.contains(SiteNames.fold(text)))
        .max(Comparator.comparingInt(String::length))
        .map(text -> SiteNames.fold(text).equals(whole) ? title : text);
  }

  /**
   * A heading that holds more before the title: a section or a second line that the page's data do
   * not count in.
   */
  private Optional<Stated<String>> withoutKicker(List<String> main) {
    return headline
        .filter(title -> endsOne(main, title))
        .map(Stated.in(Origin.JSON_LD))
        .or(
            () ->
                tag.map(this::withoutSite)
                    .filter(title -> endsOne(main, title))
                    .map(Stated.in(Origin.TITLE)));
  }

  private static boolean endsOne(List<String> main, String title) {
    String folded = SiteNames.fold(title);
    return folded.split(" ").length >= WORDS
        && main.stream().anyMatch(text -> SiteNames.fold(text).endsWith(" " + folded));
  }

  /** A page with a single large heading of several words shows its headline in it. */
  private Optional<String> onlyHeadline(List<String> main) {
    List<String> different = main.stream().distinct().toList();
    return different.size() == 1 && different.get(0).split(" ").length >= words()
        ? Optional.of(different.get(0))
        : Optional.empty();
  }

  /**
   * The first large heading, if it is long enough for a headline, has some words of what the page
   * declares, and is more than that with a second line.
   */
  private Optional<String> firstHeadline(List<String> main) {
    String declared = SiteNames.fold(given.or(() -> tag).orElse(""));
    return main.stream()
        .findFirst()
        .filter(text -> text.split(" ").length >= WORDS)
        .filter(text -> !SiteNames.fold(text).startsWith(declared))
        .filter(text -> inCommon(declared, SiteNames.fold(text)) >= IN_COMMON);
  }

  private static long inCommon(String one, String other) {
    List<String> words = List.of(one.split(" "));
    return Arrays.stream(other.split(" "))
        .filter(word -> word.length() >= LONG_WORD && words.contains(word))
        .distinct()
        .count();
  }

  /** One word less is enough where the page declares no headline. */
  private int words() {
    return headline.isPresent() ? WORDS : WORDS - 1;
  }

  /** A page without any larger heading has its headline in the first small one. */
  private Optional<String> small() {
    return document.select("h4, h5, h6").stream()
        .filter(this::isHeadline)
        .filter(heading -> text(heading).split(" ").length >= WORDS && !asides.contain(heading))
        .map(PageTitle::text)
        .findFirst();
  }

  private Optional<String> first(String selector) {
    return headings.stream().filter(e -> e.is(selector)).map(PageTitle::text).findFirst();
  }

  private String firstPart(String title) {
    return Arrays.stream(SEPARATOR.split(title))
        .filter(part -> !site.is(part))
        .findFirst()
        .orElse(title);
  }

  /** The longest part of a title, which is the one that is not the site. */
  private static String part(String title) {
    return Stream.of(SEPARATOR.split(title)).max((a, b) -> a.length() - b.length()).orElse(title);
  }

  private String withoutSite(String title) {
    String[] parts = SEPARATOR.split(title);
    if (parts.length < 2) {
      return title;
    }
    if (parts.length > WORDS) {
      return part(title);
    }
    String first = parts[0];
    String last = parts[parts.length - 1];
    if (site.is(first) && !site.named(last)) {
      return withoutSite(edged(title.substring(first.length())));
    }
    boolean named = site.named(last) || last.length() * WORDS < title.length();
    return named ? edged(title.substring(0, title.lastIndexOf(last))) : title;
  }

  private static String edged(String title) {
    return EDGES.matcher(title).replaceAll("");
  }
}

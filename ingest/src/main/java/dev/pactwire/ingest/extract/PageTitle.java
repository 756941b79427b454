package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.PlainText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The headline: what the page's data and its visible headline agree on, without the name of the
 * site.
 */
final class PageTitle {

  private static final Pattern SEPARATOR = Pattern.compile("\\s+[|–—»«·•:/-]+\\s+|\\s*[|»«]\\s*");
  private static final Pattern HOME =
      Pattern.compile("(?:https?://[^/]+)?/?(?:index\\.\\w+)?|\\./?");
  private static final int WORDS = 3;
  private static final int LEAST_EXACT = 10;
  private static final int SHORTEST = 3;
  private static final int MOST_HEADINGS = 200;

  private PageTitle() {}

  static Optional<String> of(Document document, Meta meta, JsonLd data, Optional<String> site) {
    List<Element> headings =
        document.select("h1, h2, h3, .entry-title, .post-title, [itemprop=headline]").stream()
            .limit(MOST_HEADINGS)
            .filter(e -> text(e).length() >= SHORTEST && !isSite(text(e), site) && !isHome(e))
            .toList();
    Optional<String> tag = Optional.of(PlainText.line(document.title())).filter(t -> !t.isEmpty());
    List<String> shown = shown(headings, tag);
    Optional<String> given =
        meta.first(
                "og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
            .or(() -> data.text("headline", "name"))
            .filter(text -> !isSite(text, site));
    List<String> main = shown(headings.stream().filter(e -> e.is("h1")).toList(), tag);
    Optional<String> headline = data.text("headline");
    return headline
        .filter(text -> main.stream().anyMatch(shownText -> fold(shownText).equals(fold(text))))
        .or(() -> given.flatMap(text -> exact(text, shown)))
        .or(() -> tag.flatMap(text -> exact(firstPart(text), shown)))
        .or(() -> given.flatMap(text -> visible(text, main)))
        .or(() -> tag.flatMap(text -> visible(text, main)))
        .or(() -> onlyHeadline(main))
        .or(() -> given.flatMap(text -> visible(text, shown)))
        .or(() -> tag.flatMap(text -> visible(text, shown)))
        .or(() -> headline.flatMap(text -> visible(text, shown)))
        .or(() -> given.map(text -> withoutSite(text, site)))
        .or(() -> first(headings, "h1"))
        .or(() -> tag.filter(text -> !isSite(text, site)).map(text -> withoutSite(text, site)))
        .or(() -> first(headings, "[class*=title], [class*=headline], [class*=name]"))
        .or(() -> first(headings, "h2"))
        .filter(text -> !text.isEmpty());
  }

  private static String text(Element element) {
    return PlainText.line(element.text());
  }

  /**
   * What is shown as a headline; the last part of the title is the site's name if another part is
   * shown, too.
   */
  private static List<String> shown(List<Element> headings, Optional<String> tag) {
    List<String> all = headings.stream().map(PageTitle::text).toList();
    String[] parts = SEPARATOR.split(tag.orElse(""));
    if (parts.length < 2 || all.stream().noneMatch(text -> fold(text).equals(fold(parts[0])))) {
      return all;
    }
    String last = fold(parts[parts.length - 1]);
    return all.stream().filter(text -> !fold(text).equals(last)).toList();
  }

  /** The name of the site as a heading leads to its first page. */
  private static boolean isHome(Element heading) {
    Element link = heading.selectFirst("a[href]");
    return link != null
        && link.text().length() >= heading.text().length() / 2
        && HOME.matcher(link.attr("href")).matches();
  }

  /** A page with a single large heading of several words shows its headline in it. */
  private static Optional<String> onlyHeadline(List<String> main) {
    List<String> different = main.stream().distinct().toList();
    return different.size() == 1 && different.get(0).split(" ").length >= WORDS
        ? Optional.of(different.get(0))
        : Optional.empty();
  }

  private static Optional<String> first(List<Element> headings, String selector) {
    return headings.stream().filter(e -> e.is(selector)).map(PageTitle::text).findFirst();
  }

  private static String firstPart(String title) {
    String[] parts = SEPARATOR.split(title);
    return parts.length == 0 ? title : parts[0];
  }

  private static Optional<String> exact(String title, List<String> shown) {
    String folded = fold(title);
    return folded.length() >= LEAST_EXACT
            && shown.stream().anyMatch(text -> fold(text).equals(folded))
        ? Optional.of(title)
        : Optional.empty();
  }

  /** The visible headline that the page's title contains: exact, and sure to be the article's. */
  private static Optional<String> visible(String title, List<String> shown) {
    return shown.stream()
        .filter(
            headline ->
                fold(title).contains(fold(headline))
                    && 2 * headline.length() >= part(title).length())
        .max(Comparator.comparingInt(String::length))
        .map(headline -> fold(headline).equals(fold(title)) ? title : headline);
  }

  private static boolean isSite(String text, Optional<String> site) {
    return site.filter(name -> fold(name).equals(fold(text))).isPresent();
  }

  /** The longest part of a title, which is the one that is not the site. */
  private static String part(String title) {
    return Stream.of(SEPARATOR.split(title)).max((a, b) -> a.length() - b.length()).orElse(title);
  }

  private static String withoutSite(String title, Optional<String> site) {
    String[] parts = SEPARATOR.split(title);
    if (parts.length < 2) {
      return title;
    }
    String last = parts[parts.length - 1];
    boolean named =
        site.isPresent()
            && (fold(site.get()).contains(fold(last)) || fold(last).contains(fold(site.get())));
    if (named || last.length() * 3 < title.length()) {
      return title.substring(0, title.lastIndexOf(last)).replaceAll("[\\s|–—»«·•:/-]+$", "");
    }
    return title;
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\p{Punct}\\s‘’“”„«»–—]+", " ").strip();
  }
}

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
  private static final int SHORTEST = 3;
  private static final int MOST_HEADINGS = 200;

  private PageTitle() {}

  static Optional<String> of(Document document, Meta meta, JsonLd data, Optional<String> site) {
    List<String> shown =
        document.select("h1, h2, h3, .entry-title, .post-title, [itemprop=headline]").stream()
            .limit(MOST_HEADINGS)
            .map(Element::text)
            .map(PlainText::line)
            .filter(text -> text.length() >= SHORTEST && !isSite(text, site))
            .toList();
    Optional<String> given =
        meta.first(
                "og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
            .or(() -> data.text("headline", "name"));
    Optional<String> tag = Optional.of(PlainText.line(document.title())).filter(t -> !t.isEmpty());
    return given
        .flatMap(text -> visible(text, shown))
        .or(() -> tag.flatMap(text -> visible(text, shown)))
        .or(() -> given.map(text -> withoutSite(text, site)))
        .or(() -> firstHeading(document, site))
        .or(() -> tag.map(text -> withoutSite(text, site)))
        .filter(text -> !text.isEmpty());
  }

  /** The visible headline that the page's title contains: exact, and sure to be the article's. */
  private static Optional<String> visible(String title, List<String> shown) {
    return shown.stream()
        .filter(
            headline ->
                fold(title).contains(fold(headline))
                    && 2 * headline.length() >= part(title).length())
        .max(Comparator.comparingInt(String::length));
  }

  private static Optional<String> firstHeading(Document document, Optional<String> site) {
    return document.select("h1").stream()
        .map(Element::text)
        .map(PlainText::line)
        .filter(text -> text.length() >= SHORTEST && !isSite(text, site))
        .findFirst();
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

package dev.pactwire.ingest.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Tells what stands beside an article: teasers, comments and boxes, whose times and names are not
 * the article's. Remembers what it found, so that a page nested on purpose costs no more than its
 * size.
 */
final class Asides {

  private static final Set<String> BESIDE = Set.of("aside", "nav", "footer", "header");
  private static final Names CLASSES =
      Names.of(
          "comment",
          "sidebar",
          "masthead",
          "topbar",
          "top-bar",
          "site-header",
          "today",
          "current-date",
          "currentdate",
          "replies",
          "widget:^(?!.*elementor)");
  private static final Names IDS =
      Names.of("comment", "replies", "sidebar", "header:^(?!.*article)");

  /** Names of what leads to other articles, if there is a link in it. */
  private static final Names TEASER = Names.of("related", "teaser", "recommend");

  /** An article can have a head and a foot of its own. */
  private static final Set<String> OWN = Set.of("header", "footer");

  /** An aside about the article itself. */
  private static final Pattern ABOUT =
      Pattern.compile("\\bmeta\\b|byline|article-?info", Pattern.CASE_INSENSITIVE);

  private static final Pattern HOME =
      Pattern.compile("(?:https?://[^/]+)?/?(?:index\\.\\w+)?|\\./?");

  private static final String HEADLINE = "h1, .entry-title, .post-title, [itemprop=headline]";
  private static final int MOST_HEADLINES = 100;

  private final Set<Element> aroundHeadlines = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Element, Boolean> known = new IdentityHashMap<>();

  private Asides() {}

  static Asides of(Document document) {
    Asides asides = new Asides();
    List<Element> headlines =
        document.select(HEADLINE).stream()
            .filter(headline -> !leadsHome(headline))
            .limit(MOST_HEADLINES)
            .toList();
    // Where one headline is plain text, those that are links lead to other articles.
    List<Element> plain = headlines.stream().filter(headline -> !isLink(headline)).toList();
    for (Element headline : plain.isEmpty() ? headlines : plain) {
      for (Element at = headline; at != null && asides.aroundHeadlines.add(at); at = at.parent()) {}
    }
    return asides;
  }

  /**
   * Whether an element is in a part beside the article: one named so that is not around the
   * headline, nor in its article.
   */
  boolean contain(Element element) {
    List<Element> path = new ArrayList<>();
    boolean verdict = false;
    for (Element at = element; at != null; at = at.parent()) {
      Boolean before = known.get(at);
      if (before != null) {
        verdict = before;
        break;
      }
      path.add(at);
      if (aroundHeadlines.contains(at)) {
        break;
      }
      if (isAside(at)) {
        verdict = true;
        break;
      }
    }
    for (Element at : path) {
      known.put(at, verdict);
    }
    return verdict;
  }

  /** The name of the site as a heading leads to its first page. */
  static boolean leadsHome(Element heading) {
    Element link = heading.selectFirst("a[href]");
    Element around = link == null ? heading.closest("a[href]") : link;
    return around != null
        && around.text().length() >= heading.text().length() / 2
        && HOME.matcher(around.attr("href")).matches();
  }

  private static boolean isLink(Element heading) {
    return heading.closest("a[href]") != null || heading.selectFirst("a[href]") != null;
  }

  private static boolean isAside(Element element) {
    if (element.normalName().equals("aside") && ABOUT.matcher(element.className()).find()) {
      return false;
    }
    String classes = element.className().toLowerCase(Locale.ROOT);
    if (TEASER.anyIn(classes) && element.selectFirst("a[href]") != null) {
      return true;
    }
    if (CLASSES.anyIn(classes) || IDS.anyIn(element.id().toLowerCase(Locale.ROOT))) {
      return true;
    }
    return BESIDE.contains(element.normalName())
        && !(OWN.contains(element.normalName())
            && element.closest("article, main, .hentry, .post") != null);
  }
}

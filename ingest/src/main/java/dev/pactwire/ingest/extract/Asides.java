package dev.pactwire.ingest.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Tells what stands beside an article: teasers, comments and boxes, whose times and names are not
 * the article's. Remembers what it found, so that a page nested on purpose costs no more than its
 * size.
 */
final class Asides {

  private static final String BESIDE =
      "aside, nav, footer, [class*=comment i], [id*=comment i], [class*=sidebar i], [id*=sidebar i],"
          + " [class*=widget i]:not([class*=elementor])";

  /** Names of what leads to other articles, if there is a link in it. */
  private static final String TEASER =
      "[class*=related i], [class*=teaser i], [class*=recommend i]";

  private static final String HEADLINE = "h1, .entry-title, .post-title, [itemprop=headline]";
  private static final int MOST_HEADLINES = 100;

  private final Set<Element> aroundHeadlines = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Element, Boolean> known = new IdentityHashMap<>();

  private Asides() {}

  static Asides of(Document document) {
    Asides asides = new Asides();
    document.select(HEADLINE).stream()
        .limit(MOST_HEADLINES)
        .forEach(
            headline -> {
              for (Element at = headline;
                  at != null && asides.aroundHeadlines.add(at);
                  at = at.parent()) {}
            });
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
      if (at.normalName().equals("article") || aroundHeadlines.contains(at)) {
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

  private static boolean isAside(Element element) {
    if (element.is(TEASER) && element.selectFirst("a[href]") != null) {
      return true;
    }
    return element.is(BESIDE)
        && !(element.normalName().equals("footer")
            && element.closest("article, .hentry, .post") != null);
  }
}

package dev.pactwire.ingest.extract;

import org.jsoup.nodes.Element;

/**
 * Tells what stands beside an article: teasers, comments and boxes, whose times and names are not
 * the article's.
 */
final class Asides {

  private static final String BESIDE =
      "aside, nav, footer, [class*=comment i], [id*=comment i], [class*=sidebar i], [id*=sidebar i],"
          + " [class*=widget i]:not([class*=elementor])";

  /** Names of what leads to other articles, if there is a link in it. */
  private static final String TEASER =
      "[class*=related i], [class*=teaser i], [class*=recommend i]";

  private static final String HEADLINE = "h1, .entry-title, .post-title, [itemprop=headline]";

  private Asides() {}

  /**
   * Whether an element is in a part beside the article: one named so that is not around the
   * headline, nor in its article.
   */
  static boolean contain(Element element) {
    for (Element at = element; at != null; at = at.parent()) {
      if (at.normalName().equals("article") || at.selectFirst(HEADLINE) != null) {
        return false;
      }
      if (at.is(TEASER) && at.selectFirst("a[href]") != null) {
        return true;
      }
      if (at.is(BESIDE)) {
        return !(at.normalName().equals("footer") && at.closest("article, .hentry, .post") != null);
      }
    }
    return false;
  }
}

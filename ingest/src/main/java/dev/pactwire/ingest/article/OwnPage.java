package dev.pactwire.ingest.article;

import dev.pactwire.ingest.identity.CanonicalUrl;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a link leads to a page that is the article's own, so that its address names the article
 * and its text is the article's.
 *
 * <p>It does not if it leads to a front page: some feeds give every entry that of their site. Nor
 * if it leads to a place within a page ({@code /release-notes#November_20}) by which the entry's id
 * calls the entry: then many entries share the page. Fragments without a digit, and those with an
 * equals sign, say nothing: {@code #comments}, {@code #rss}, {@code #xtor=RSS-1}.
 */
final class OwnPage {

  private static final int SHORTEST_NAME = 3;
  private static final Pattern PLACE = Pattern.compile("[^!:/=][^=]*\\d[^=]*");

  private OwnPage() {}

  /**
   * Whether a link names its article.
   *
   * @param link as the entry gives it
   * @param guid the entry's id
   */
  static boolean isAt(String link, Optional<String> guid) {
    return CanonicalUrl.of(link).filter(CanonicalUrl::isFrontPage).isEmpty()
        && guid.filter(id -> isPlaceWithin(link, id)).isEmpty();
  }

  private static boolean isPlaceWithin(String link, String guid) {
    String place = link.substring(link.indexOf('#') + 1).strip();
    return link.indexOf('#') >= 0
        && place.length() >= SHORTEST_NAME
        && guid.strip().endsWith(place)
        && PLACE.matcher(place).matches();
  }
}

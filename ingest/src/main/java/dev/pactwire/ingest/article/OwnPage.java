package dev.pactwire.ingest.article;

import dev.pactwire.ingest.identity.CanonicalUrl;

/**
 * Whether a link can lead to a page that is the article's own, so that its address names the
 * article and its text is the article's. It does not if it leads to a front page: some feeds give
 * every entry that of their site. Other pages that entries share show in the document alone ({@link
 * SharedPages}).
 */
final class OwnPage {

  private OwnPage() {}

  /**
   * Whether a link names its article.
   *
   * @param link as the entry gives it
   */
  static boolean isAt(String link) {
    return CanonicalUrl.of(link).filter(CanonicalUrl::isFrontPage).isEmpty();
  }
}

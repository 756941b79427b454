package dev.pactwire.ingest.article;

import dev.pactwire.ingest.extract.Extracted;
import java.util.Optional;

/** The article of a page that came without a feed. */
public final class PageArticles {

  private PageArticles() {}

  /**
   * The article of a page.
   *
   * @param source id of the producer
   * @param guid what names it within the source, if it has a name; without one, and without an
   *     address, its content names it
   * @param url its address; without one, the address the page gives for itself
   * @param page what it says
   */
  public static ArticleDraft draft(
      String source, Optional<String> guid, Optional<String> url, Extracted page) {
    Optional<String> address = url.or(page::canonicalUrl);
    return new ArticleDraft(
        source,
        Optional.empty(),
        guid.or(() -> ContentGuid.unlessAddressed(address, page.title(), page.text())),
        address,
        page.title(),
        Optional.empty(),
        page.text(),
        page.language(),
        page.authors(),
        page.published(),
        page.modified(),
        page.section(),
        page.tags(),
        page.site(),
        page.imageUrl(),
        page.correction(),
        page.otherUrls());
  }
}

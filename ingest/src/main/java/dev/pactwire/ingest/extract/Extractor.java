package dev.pactwire.ingest.extract;

/**
 * Reads the article out of a page. Deterministic, without network or clock, and safe on any input:
 * depth and size are bounded, nothing recurses along the document.
 */
public final class Extractor {

  /** Longer pages are cut: an article is within the first characters of a page or nowhere. */
  public static final int MAX_CHARACTERS = 4 << 20;

  private Extractor() {}

  /** What the page says. */
  public static Extracted extract(Page page) {
    String content = page.content();
    Page bounded =
        content.length() <= MAX_CHARACTERS
            ? page
            : new Page(page.url(), page.kind(), content.substring(0, MAX_CHARACTERS));
    return bounded.kind() == Page.Kind.HTML
        ? HtmlExtractor.extract(bounded)
        : DumpExtractor.extract(bounded);
  }
}

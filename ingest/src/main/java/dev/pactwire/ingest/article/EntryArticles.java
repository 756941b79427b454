package dev.pactwire.ingest.article;

import dev.pactwire.ingest.extract.Extracted;
import dev.pactwire.ingest.feed.Edition;
import dev.pactwire.ingest.feed.Enclosure;
import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.identity.ArticleId;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.schemas.Article;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts together what a feed says about an entry and what its page says. The feed wins where both
 * speak, as it is the publisher's own short form; the page gives what the feed leaves out, above
 * all the text.
 */
public final class EntryArticles {

  /**
   * A text of this many characters is an article and no teaser; shorter ones are looked up on the
   * page.
   */
  public static final int FULL_TEXT = 500;

  private EntryArticles() {}

  /** Whether the entry itself carries the whole article, so that its page need not be fetched. */
  public static boolean isComplete(Entry entry) {
    boolean fullText =
        entry.content().map(PlainText::ofHtml).filter(text -> !isTeaser(text)).isPresent();
    return fullText
        || entry
            .summary()
            .map(PlainText::ofHtml)
            .filter(text -> text.length() >= FULL_TEXT && !isTeaser(text))
            .isPresent();
  }

  /** The address of an entry's page, unless it is the front page of a site. */
  public static Optional<URI> page(Entry entry) {
    return entry.link().filter(OwnPage::isAt).flatMap(Links::web);
  }

  /** A text that breaks off. */
  private static boolean isTeaser(String text) {
    return text.isBlank()
        || text.endsWith("…")
        || text.endsWith("...")
        || text.endsWith("[…]")
        || text.endsWith("[...]");
  }

  /**
   * The article of an entry, or its withdrawal; empty if the entry has neither a title nor a text.
   * A document of a wire service is named by its own id alone: a later version, above all one that
   * withdraws it, may leave out the link.
   *
   * @param feed the feed it comes from
   * @param page what its page says, if it was fetched
   * @param at when it was read
   */
  public static Optional<Article> article(
      FeedDefinition feed, Entry entry, Optional<Extracted> page, Instant at) {
    ArticleDraft draft = draft(feed, entry, page);
    Optional<Edition> edition = entry.edition();
    Optional<Article> article =
        edition
            .flatMap(Edition::withdrawn)
            .map(reason -> draft.toRetraction(reason, at))
            .or(() -> draft.toArticle(at));
    return edition.isEmpty() || entry.id().isEmpty()
        ? article
        : article.map(
            known ->
                Article.newBuilder(known)
                    .setArticleId(ArticleId.of(feed.id(), entry.id().get()).value())
                    .build());
  }

  /**
   * The article of an entry whose link leads to a page that it shares with others ({@link
   * SharedPages}): it is named by its id, or its title, and its text is what the feed says.
   *
   * @param feed the feed it comes from
   * @param at when it was read
   */
  public static Optional<Article> onSharedPage(FeedDefinition feed, Entry entry, Instant at) {
    return article(feed, entry, Optional.empty(), at)
        .map(
            known ->
                Article.newBuilder(known)
                    .setCanonicalUrl(null)
                    .setArticleId(
                        ArticleId.of(feed.id(), entry.id().or(entry::title).orElse(known.getText()))
                            .value())
                    .build());
  }

  /**
   * What is known of the article of an entry.
   *
   * @param feed the feed it comes from
   * @param entry the entry
   * @param page what its page says, if it was fetched
   */
  static ArticleDraft draft(FeedDefinition feed, Entry entry, Optional<Extracted> page) {
    Optional<String> link = entry.link().filter(url -> Links.web(url).isPresent());
    Optional<String> summary =
        entry.summary().map(PlainText::ofHtml).filter(text -> !text.isBlank());
    Optional<String> content =
        entry.content().map(PlainText::ofHtml).filter(text -> !text.isBlank());
    Optional<String> ofPage =
        page.map(Extracted::text)
            .filter(
                text ->
                    text.length() > content.or(() -> summary).map(String::length).orElse(0) / 2);
    return new ArticleDraft(
        feed.id(),
        feed.country(),
        // The address of the site would be the name of all its entries.
        entry.id().or(() -> entry.title().filter(title -> leadsToFrontPage(link))),
        link,
        entry.title().or(() -> page.flatMap(Extracted::title)),
        summary,
        ofPage.or(() -> content).or(() -> summary).orElse(""),
        page.flatMap(Extracted::language).or(feed::language).or(entry::language),
        entry.authors().isEmpty()
            ? page.map(Extracted::authors).orElse(List.of())
            : entry.authors(),
        entry.published().or(() -> page.flatMap(Extracted::published)),
        entry.updated().or(() -> page.flatMap(Extracted::modified)),
        page.flatMap(Extracted::section),
        entry.categories().isEmpty()
            ? page.map(Extracted::tags).orElse(List.of())
            : entry.categories(),
        page.flatMap(Extracted::site).or(feed::title),
        page.flatMap(Extracted::imageUrl).or(() -> image(entry)),
        entry.edition().map(Edition::correction).orElse(false)
            || page.map(Extracted::correction).orElse(false)
            || content.or(() -> summary).map(Extracted::isCorrection).orElse(false),
        page.map(Extracted::otherUrls).orElse(List.of()));
  }

  private static boolean leadsToFrontPage(Optional<String> link) {
    return link.filter(url -> !OwnPage.isAt(url)).isPresent();
  }

  private static Optional<String> image(Entry entry) {
    return entry.enclosures().stream()
        .filter(file -> file.type().filter(type -> type.startsWith("image/")).isPresent())
        .map(Enclosure::url)
        .findFirst();
  }
}

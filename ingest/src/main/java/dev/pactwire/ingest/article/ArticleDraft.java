package dev.pactwire.ingest.article;

import dev.pactwire.ingest.identity.ArticleId;
import dev.pactwire.ingest.identity.CanonicalUrl;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.schemas.Article;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An article before it has its id: everything that is known about it.
 *
 * <p>Its id comes from its own link, or without one from source and GUID. What a page declares as
 * canonical does not enter: it is not there when the page cannot be fetched, and a copy may name
 * another site's article.
 */
public record ArticleDraft(
    String source,
    Optional<String> country,
    Optional<String> guid,
    Optional<String> url,
    Optional<String> title,
    Optional<String> summary,
    String text,
    Optional<String> language,
    List<String> authors,
    Optional<SourceTime> published,
    Optional<SourceTime> modified,
    Optional<String> section,
    List<String> tags,
    Optional<String> site,
    Optional<String> imageUrl,
    boolean correction) {

  /** Longer texts are cut: the article has to fit into one record. */
  public static final int MAX_TEXT = 1_000_000;

  private static final int MAX_LINE = 4_000;
  private static final int MAX_LIST = 200;

  /** The article, read at {@code fetchedAt}; empty if there is neither a title nor a text. */
  public Optional<Article> toArticle(Instant fetchedAt) {
    if (title.filter(line -> !line.isBlank()).isEmpty() && text.isBlank()) {
      return Optional.empty();
    }
    Optional<CanonicalUrl> canonical = url.flatMap(CanonicalUrl::of);
    ArticleId id = canonical.map(ArticleId::of).orElseGet(() -> ArticleId.of(source, name()));
    return Optional.of(
        Article.newBuilder()
            .setArticleId(id.value())
            .setSource(source)
            .setSourceCountry(country.orElse(null))
            .setGuid(guid.map(ArticleDraft::line).orElse(null))
            .setUrl(url.map(ArticleDraft::line).orElse(null))
            .setCanonicalUrl(canonical.map(CanonicalUrl::value).orElse(null))
            .setTitle(line(title.orElse("")))
            .setSummary(summary.map(teaser -> cut(teaser, MAX_TEXT / 10)).orElse(null))
            .setText(cut(text, MAX_TEXT))
            .setLanguage(language.map(ArticleDraft::line).orElse(null))
            .setAuthors(lines(authors))
            .setPublishedAt(published.map(SourceTime::instant).orElse(null))
            .setModifiedAt(modified.map(SourceTime::instant).orElse(null))
            .setFetchedAt(fetchedAt)
            .setSection(section.map(ArticleDraft::line).orElse(null))
            .setTags(lines(tags))
            .setSite(site.map(ArticleDraft::line).orElse(null))
            .setImageUrl(imageUrl.map(ArticleDraft::line).orElse(null))
            .setCorrection(correction)
            .build());
  }

  /**
   * What tells it from the others of its source: the GUID, else the link as it is, else the title.
   */
  private String name() {
    return guid.or(() -> url).or(() -> title.filter(line -> !line.isBlank())).orElse(text);
  }

  private static List<String> lines(List<String> values) {
    return values.stream()
        .filter(Objects::nonNull)
        .limit(MAX_LIST)
        .map(ArticleDraft::line)
        .toList();
  }

  private static String line(String text) {
    return cut(text, MAX_LINE);
  }

  /** Cuts without leaving half a character. */
  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}

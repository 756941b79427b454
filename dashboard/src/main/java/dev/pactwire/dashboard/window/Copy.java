package dev.pactwire.dashboard.window;

import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.DuplicateKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A duplicate without its text, which is that of the original, or nearly.
 *
 * @param articleId id of the copy
 * @param kind how it repeats
 * @param duplicateOf id of the article it repeats
 * @param clusterId cluster it belongs to
 * @param similarity 0..1
 * @param source feed or producer
 * @param title headline
 * @param url link as delivered
 * @param language ISO 639-1 code, or und
 * @param at when it came in
 */
public record Copy(
    String articleId,
    DuplicateKind kind,
    String duplicateOf,
    String clusterId,
    double similarity,
    String source,
    String title,
    Optional<String> url,
    String language,
    Instant at) {

  /** What is kept of a duplicate. */
  public static Copy of(Duplicate duplicate) {
    return new Copy(
        duplicate.getArticle().getArticleId(),
        duplicate.getKind(),
        duplicate.getDuplicateOf(),
        duplicate.getClusterId(),
        duplicate.getSimilarity(),
        duplicate.getArticle().getSource(),
        duplicate.getArticle().getTitle(),
        duplicate.getArticle().getUrl(),
        duplicate.getLanguage(),
        duplicate.getOrigin().getAt());
  }

  /** Whether it is another publication of the text, and not the same article once more. */
  public boolean isAnotherArticle() {
    return kind != DuplicateKind.SAME_ARTICLE;
  }
}

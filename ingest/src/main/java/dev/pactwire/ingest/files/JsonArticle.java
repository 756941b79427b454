package dev.pactwire.ingest.files;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.feed.Ninjs;
import dev.pactwire.schemas.Article;
import java.time.Instant;
import java.util.Optional;

/**
 * What a JSON object holds: an article in our own fields ({@link ArticleJson}) or a ninjs document.
 *
 * @param article the article, or its withdrawal; empty if it holds none
 * @param problem why it holds none, a sentence beginning with "it"
 */
public record JsonArticle(Optional<Article> article, String problem) {

  /**
   * Reads an object.
   *
   * @param source id of the producer if the object names none
   * @param at when it was read
   */
  public static JsonArticle of(JsonNode node, String source, Instant at) {
    if (Ninjs.isDocument(node)) {
      Optional<Entry> entry = Ninjs.entry(node);
      return entry.isPresent()
          ? WireDocuments.article(entry.get(), source, at)
          : new JsonArticle(Optional.empty(), "it is a ninjs document, but no text.");
    }
    return new JsonArticle(
        node.isObject() ? ArticleJson.draft(node, source).toArticle(at) : Optional.empty(),
        "it has neither \"title\" nor \"text\" nor \"html\".");
  }
}

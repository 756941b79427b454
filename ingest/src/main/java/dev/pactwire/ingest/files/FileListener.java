package dev.pactwire.ingest.files;

import dev.pactwire.schemas.Article;
import java.time.Instant;
import java.util.Optional;

/** Is told what files hold, in their order, as they are read. */
public interface FileListener {

  /**
   * An article.
   *
   * @param where the file, and the line if there are several in it
   */
  void article(String where, Article article);

  /**
   * An article of which is known when it once arrived; unless it matters to the listener, the same
   * as one of which is not.
   *
   * @param arrived as the archive says, if it does
   */
  default void article(String where, Optional<Instant> arrived, Article article) {
    article(where, article);
  }

  /**
   * Something that could not be used; the rest goes on.
   *
   * @param sentence one sentence naming file, line and value
   */
  void problem(String sentence);
}

package dev.pactwire.ingest.files;

import dev.pactwire.schemas.Article;

/** Is told what files hold, in their order, as they are read. */
public interface FileListener {

  /**
   * An article.
   *
   * @param where the file, and the line if there are several in it
   */
  void article(String where, Article article);

  /**
   * Something that could not be used; the rest goes on.
   *
   * @param sentence one sentence naming file, line and value
   */
  void problem(String sentence);
}

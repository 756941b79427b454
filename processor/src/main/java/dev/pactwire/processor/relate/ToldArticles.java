package dev.pactwire.processor.relate;

import java.util.Optional;

/** Where the told articles of the window are kept. */
public interface ToldArticles {

  /** The article with a sequence number. */
  Optional<ToldArticle> get(long sequence);

  /** Adds an article, or replaces that with its number. */
  void put(ToldArticle article);

  /** Forgets an article. */
  void remove(long sequence);
}

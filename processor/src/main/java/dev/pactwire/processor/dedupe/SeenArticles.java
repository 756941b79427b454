package dev.pactwire.processor.dedupe;

import java.util.Optional;

/**
 * Where remembered articles are kept: a state store in the topology, a map in tests. Keys are
 * {@link SeenArticle#sequence()}.
 */
public interface SeenArticles {

  /** The article with a sequence number, if it is remembered. */
  Optional<SeenArticle> get(long sequence);

  /** Remembers an article or replaces the one with the same sequence number. */
  void put(SeenArticle article);

  /** Forgets an article; nothing happens if it is not there. */
  void remove(long sequence);
}

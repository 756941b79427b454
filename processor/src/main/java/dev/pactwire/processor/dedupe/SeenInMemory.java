package dev.pactwire.processor.dedupe;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembered articles in a map; they last as long as the process. */
final class SeenInMemory implements SeenArticles {

  private final Map<Long, SeenArticle> articles = new HashMap<>();

  @Override
  public Optional<SeenArticle> get(long sequence) {
    return Optional.ofNullable(articles.get(sequence));
  }

  @Override
  public void put(SeenArticle article) {
    articles.put(article.sequence(), article);
  }

  @Override
  public void remove(long sequence) {
    articles.remove(sequence);
  }

  Collection<SeenArticle> all() {
    return List.copyOf(articles.values());
  }
}

package dev.pactwire.bench.micro;

import dev.pactwire.processor.dedupe.Fingerprint;
import dev.pactwire.processor.dedupe.SeenArticle;
import dev.pactwire.processor.dedupe.SeenArticles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Remembers of an article what cannot be made again: that it was a duplicate. As in a processor,
 * the texts are not on the heap; one that is asked for is made again, which costs about as much as
 * reading it from a store would.
 */
final class RememberedByNumber implements SeenArticles {

  private final LongFunction<SeenArticle> articles;
  private final Map<Long, String> originals = new HashMap<>();

  /**
   * @param articles an article with that number as if it were new
   */
  RememberedByNumber(LongFunction<SeenArticle> articles) {
    this.articles = articles;
  }

  @Override
  public Optional<SeenArticle> get(long sequence) {
    SeenArticle fresh = articles.apply(sequence);
    String original = originals.get(sequence);
    return Optional.of(original == null ? fresh : copy(fresh, original));
  }

  private static SeenArticle copy(SeenArticle fresh, String original) {
    Fingerprint text = fresh.fingerprint();
    return new SeenArticle(
        fresh.sequence(),
        fresh.id(),
        1,
        fresh.arrival(),
        fresh.placed(),
        fresh.clock(),
        original,
        original,
        false,
        text);
  }

  @Override
  public void put(SeenArticle article) {
    if (!article.original().equals(article.id())) {
      originals.put(article.sequence(), article.original());
    }
  }

  @Override
  public void remove(long sequence) {
    originals.remove(sequence);
  }
}

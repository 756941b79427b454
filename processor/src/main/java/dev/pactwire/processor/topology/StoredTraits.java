package dev.pactwire.processor.topology;

import dev.pactwire.processor.relate.RelationFinder;
import dev.pactwire.processor.relate.ToldArticle;
import dev.pactwire.processor.relate.ToldArticles;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The told articles of all languages in their state store. */
final class StoredTraits implements ToldArticles {

  private final KeyValueStore<Long, byte[]> store;

  StoredTraits(KeyValueStore<Long, byte[]> store) {
    this.store = store;
  }

  /** Hands everything to a finder that has just been made, in the order of the numbers. */
  void restore(RelationFinder finder) {
    try (KeyValueIterator<Long, byte[]> all = store.range(0L, Long.MAX_VALUE)) {
      while (all.hasNext()) {
        ToldArticle.fromBytes(all.next().value).ifPresent(finder::restore);
      }
    }
  }

  @Override
  public Optional<ToldArticle> get(long sequence) {
    return Optional.ofNullable(store.get(sequence)).flatMap(ToldArticle::fromBytes);
  }

  @Override
  public void put(ToldArticle article) {
    store.put(article.sequence(), article.toBytes());
  }

  @Override
  public void remove(long sequence) {
    store.delete(sequence);
  }
}

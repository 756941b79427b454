package dev.pactwire.processor.topology;

import dev.pactwire.processor.dedupe.DuplicateFinder;
import dev.pactwire.processor.dedupe.SeenArticle;
import dev.pactwire.processor.dedupe.SeenArticles;
import java.util.Iterator;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The articles of a language block in its state store. */
final class StoredArticles implements SeenArticles {

  private final KeyValueStore<Long, byte[]> store;

  StoredArticles(KeyValueStore<Long, byte[]> store) {
    this.store = store;
  }

  /** Hands everything in the store to a finder that has just been made. */
  void restore(DuplicateFinder finder) {
    try (KeyValueIterator<Long, byte[]> all = store.all()) {
      finder.restore(
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return all.hasNext();
            }

            @Override
            public SeenArticle next() {
              KeyValue<Long, byte[]> entry = all.next();
              return SeenArticle.fromBytes(entry.value);
            }
          });
    }
  }

  @Override
  public Optional<SeenArticle> get(long sequence) {
    return Optional.ofNullable(store.get(sequence)).map(SeenArticle::fromBytes);
  }

  @Override
  public void put(SeenArticle article) {
    store.put(article.sequence(), article.toBytes());
  }

  @Override
  public void remove(long sequence) {
    store.delete(sequence);
  }
}

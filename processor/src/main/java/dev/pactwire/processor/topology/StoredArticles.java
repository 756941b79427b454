package dev.pactwire.processor.topology;

import dev.pactwire.processor.dedupe.DuplicateFinder;
import dev.pactwire.processor.dedupe.SeenArticle;
import dev.pactwire.processor.dedupe.SeenArticles;
import java.util.Iterator;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The articles of a language block in its state store. The block's number stands in the upper bits
 * of the key, so that several blocks may share a store.
 */
final class StoredArticles implements SeenArticles {

  private static final int BLOCK_SHIFT = 48;

  private final KeyValueStore<Long, byte[]> store;
  private final long base;

  StoredArticles(KeyValueStore<Long, byte[]> store, int block) {
    this.store = store;
    this.base = (long) block << BLOCK_SHIFT;
  }

  /** Hands everything of the block to a finder that has just been made. */
  void restore(DuplicateFinder finder) {
    try (KeyValueIterator<Long, byte[]> all = store.range(base, base + (1L << BLOCK_SHIFT) - 1)) {
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
    return Optional.ofNullable(store.get(base + sequence)).map(SeenArticle::fromBytes);
  }

  @Override
  public void put(SeenArticle article) {
    store.put(base + article.sequence(), article.toBytes());
  }

  @Override
  public void remove(long sequence) {
    store.delete(base + sequence);
  }
}

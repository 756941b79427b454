package dev.pactwire.ingest.poll;

import dev.pactwire.ingest.identity.ContentHash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of one feed has been published: the content hash of each entry, for the most recent entries.
 * In memory only: after a restart everything a feed still shows is published once more, and the
 * processor recognises it as the same article. Not safe for use by several threads.
 */
public final class SeenEntries {

  private static final int MOST = 200_000;

  private record Known(long hash, long version) {}

  /** By the hash of their names, which takes less room. */
  private final Map<Long, Known> hashes;

  private int capacity;

  /**
   * An empty memory.
   *
   * @param capacity entries remembered; zero remembers nothing
   */
  public SeenEntries(int capacity) {
    this.capacity = capacity;
    hashes =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
            return size() > SeenEntries.this.capacity;
          }
        };
  }

  /**
   * Makes room for a feed that shows more entries than are remembered, twice over: else each poll
   * would take all of them for new. A memory that remembers nothing stays so.
   */
  public void expect(int entries) {
    if (capacity > 0) {
      capacity = Math.max(capacity, Math.min(MOST, 2 * entries));
    }
  }

  private static long key(String entry) {
    return ContentHash.of(List.of(entry));
  }

  /** Whether no version of the entry was published. */
  public boolean isNew(String entry) {
    return !hashes.containsKey(key(entry));
  }

  /** Whether the entry was published with just this content. */
  public boolean isKnown(String entry, long contentHash) {
    Known known = hashes.get(key(entry));
    return known != null && known.hash() == contentHash;
  }

  /** Whether a higher version of the entry was published. */
  public boolean isOutdated(String entry, long version) {
    Known known = hashes.get(key(entry));
    return known != null && known.version() > version;
  }

  /** Remembers that the entry is published. */
  public void remember(String entry, long contentHash) {
    remember(entry, contentHash, 0);
  }

  /** Remembers that the entry is published in a version. */
  public void remember(String entry, long contentHash, long version) {
    hashes.put(key(entry), new Known(contentHash, version));
  }
}

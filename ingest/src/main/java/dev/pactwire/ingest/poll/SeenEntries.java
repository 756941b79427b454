package dev.pactwire.ingest.poll;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of one feed has been published: the content hash of each entry, for the most recent entries.
 * In memory only: after a restart everything a feed still shows is published once more, and the
 * processor recognises it as the same article. Not safe for use by several threads.
 */
public final class SeenEntries {

  private final Map<String, Long> hashes;

  /**
   * An empty memory.
   *
   * @param capacity entries remembered; zero remembers nothing
   */
  public SeenEntries(int capacity) {
    hashes =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > capacity;
          }
        };
  }

  /** Whether the entry was published with just this content. */
  public boolean isKnown(String entry, long contentHash) {
    Long known = hashes.get(entry);
    return known != null && known == contentHash;
  }

  /** Remembers that the entry is published. */
  public void remember(String entry, long contentHash) {
    hashes.put(entry, contentHash);
  }
}

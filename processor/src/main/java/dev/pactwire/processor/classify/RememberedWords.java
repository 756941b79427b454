package dev.pactwire.processor.classify;

/**
 * Words that have been found to be of no interest, by their hashes: a plain table of fixed size
 * that forgets the oldest where it is full. Words repeat within and between articles, and asking it
 * touches one cache line. What another thread overwrites is forgotten, and found out again.
 */
final class RememberedWords {
  private static final int SIZE = 1 << 16;

  /** Words that share a place. */
  private static final int WAYS = 4;

  private final long[] hashes = new long[SIZE];

  boolean has(long hash) {
    int first = place(hash);
    return hashes[first] == hash
        || hashes[first + 1] == hash
        || hashes[first + 2] == hash
        || hashes[first + 3] == hash;
  }

  void add(long hash) {
    int first = place(hash);
    System.arraycopy(hashes, first, hashes, first + 1, WAYS - 1);
    hashes[first] = hash;
  }

  private static int place(long hash) {
    return (int) (hash >>> 7) & (SIZE - 1) & -WAYS;
  }
}

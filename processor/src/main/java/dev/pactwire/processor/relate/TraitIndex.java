package dev.pactwire.processor.relate;

import java.util.Arrays;

/**
 * From a trait to the latest articles that have it, on the heap: lists from the latest entry back,
 * one for each bucket of a hash table. Articles leave in the order in which they came, so that no
 * list has to be repaired: it ends where it meets an entry that has left.
 *
 * <p>An entry takes 22 bytes and its bucket 4. The index grows with what it holds, by doubling, up
 * to {@link #MOST_ENTRIES}. Not safe for use by several threads.
 */
final class TraitIndex {

  /** The most entries that are held at once: about 100 MB. */
  static final int MOST_ENTRIES = 1 << 22;

  /** Entries of other traits that are passed on the way, however the buckets fall. */
  private static final int MOST_PASSED = 1 << 12;

  private static final int NONE = -1;

  private long[] keys;
  private long[] sequences;
  private int[] previous;
  private char[] languages;
  private int[] heads;

  /** Numbers of the oldest entry and of the next one; an entry's place is its number's low bits. */
  private int first;

  private int next;

  TraitIndex() {
    allocate(1 << 10);
  }

  /** Whether so many entries more find no room, so that old articles must leave first. */
  boolean isFull(int entries) {
    return next - first + entries > MOST_ENTRIES;
  }

  /** Adds an entry for an article; its sequence number is not below those before. */
  void add(long key, long sequence, String language) {
    if (next - first == keys.length) {
      rebuild(2 * keys.length);
    } else if (next == Integer.MAX_VALUE) {
      rebuild(keys.length);
    }
    append(key, sequence, tag(language));
  }

  /** Lets the articles up to a sequence number go. */
  void removeUpTo(long sequence) {
    while (first < next && sequences[place(first)] <= sequence) {
      first++;
    }
  }

  /**
   * Sequence numbers of the latest articles with a trait, the latest first. Of the articles that
   * have it, four times as many as are wanted are looked at.
   *
   * @param most how many at most
   * @param except language of the articles that are left out; empty to have all
   */
  long[] latest(long key, int most, String except) {
    long[] found = new long[most];
    int size = 0;
    int entry = heads[bucket(key)];
    int looked = 0;
    int passed = 0;
    while (entry >= first && size < most && looked < 4 * most && passed < MOST_PASSED) {
      int at = place(entry);
      if (keys[at] != key) {
        passed++;
      } else {
        looked++;
        if (except.isEmpty() || languages[at] != tag(except)) {
          found[size++] = sequences[at];
        }
      }
      entry = previous[at];
    }
    return Arrays.copyOf(found, size);
  }

  /** Entries held. */
  int size() {
    return next - first;
  }

  private void append(long key, long sequence, char language) {
    int at = place(next);
    int bucket = bucket(key);
    keys[at] = key;
    sequences[at] = sequence;
    languages[at] = language;
    previous[at] = heads[bucket];
    heads[bucket] = next;
    next++;
  }

  private void rebuild(int capacity) {
    long[] oldKeys = keys;
    long[] oldSequences = sequences;
    char[] oldLanguages = languages;
    int from = first;
    int to = next;
    allocate(capacity);
    for (int entry = from; entry < to; entry++) {
      int at = entry & (oldKeys.length - 1);
      append(oldKeys[at], oldSequences[at], oldLanguages[at]);
    }
  }

  private void allocate(int capacity) {
    keys = new long[capacity];
    sequences = new long[capacity];
    previous = new int[capacity];
    languages = new char[capacity];
    heads = new int[capacity];
    Arrays.fill(heads, NONE);
    first = 0;
    next = 0;
  }

  private int place(int entry) {
    return entry & (keys.length - 1);
  }

  private int bucket(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (heads.length - 1);
  }

  /** Tells two codes of two letters apart. */
  private static char tag(String language) {
    return (char) language.hashCode();
  }
}

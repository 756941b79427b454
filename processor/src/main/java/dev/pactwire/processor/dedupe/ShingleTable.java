package dev.pactwire.processor.dedupe;

import java.util.BitSet;

/**
 * The distinct shingles of one text with the place where each begins first: an open-addressing
 * table.
 */
final class ShingleTable {

  /**
   * Places of one shingle that are looked at: a text that repeats one phrase for ever must not cost
   * for ever.
   */
  private static final int MOST_REPEATS = 32;

  private final char[] tokens;
  private final int length;
  private final long[] keys;
  private final int[] places;
  private final int[] last;
  private final int[] repeats;
  private final int mask;
  private final int dateline;
  private int size;

  private ShingleTable(char[] tokens, int length, int dateline) {
    this.tokens = tokens;
    this.length = length;
    this.dateline = dateline;
    int count = Math.max(0, tokens.length - length + 1);
    int capacity = Integer.highestOneBit(Math.max(8, count) * 2 - 1) * 2;
    this.keys = new long[capacity];
    this.places = new int[capacity];
    this.last = new int[capacity];
    this.repeats = new int[count];
    this.mask = capacity - 1;
    for (int i = 0; i < count; i++) {
      add(Shingles.hash(tokens, i, length), i);
    }
  }

  static ShingleTable of(Fingerprint text) {
    char[] tokens = text.tokens();
    int length = Shingles.length(text.isCharacterBased());
    return new ShingleTable(tokens, length, text.datelineTokens());
  }

  char[] tokens() {
    return tokens;
  }

  /** How many of the tokens are a dateline. */
  int datelineTokens() {
    return dateline;
  }

  /** Tokens in a shingle. */
  int length() {
    return length;
  }

  /** Number of distinct shingles. */
  int size() {
    return size;
  }

  /** Number of slots; {@link #find} answers below it. */
  int capacity() {
    return keys.length;
  }

  /** The slot of a shingle, or -1. */
  int find(long hash) {
    int slot = (int) hash & mask;
    while (places[slot] != 0) {
      if (keys[slot] == hash) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /**
   * Index of the token with which the shingle in a slot begins: the first place from {@code from}
   * on that is not taken, else the first that is not taken, else -1.
   */
  int place(int slot, int from, BitSet taken) {
    int free = -1;
    int place = places[slot];
    for (int n = 0; place != 0 && n < MOST_REPEATS; n++) {
      int at = place - 1;
      if (!taken.get(at)) {
        if (at >= from) {
          return at;
        }
        free = free < 0 ? at : free;
      }
      place = repeats[at];
    }
    return free;
  }

  private void add(long hash, int place) {
    int slot = (int) hash & mask;
    while (places[slot] != 0) {
      if (keys[slot] == hash) {
        repeats[last[slot]] = place + 1;
        last[slot] = place;
        return;
      }
      slot = (slot + 1) & mask;
    }
    keys[slot] = hash;
    places[slot] = place + 1;
    last[slot] = place;
    size++;
  }
}

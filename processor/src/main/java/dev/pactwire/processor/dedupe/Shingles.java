package dev.pactwire.processor.dedupe;

import java.util.Arrays;

/**
 * Shingles of a token sequence (Broder 1997): the hashes of all runs of three tokens, or of five
 * where a token is one character. Computed from the sixteen-bit tokens of a fingerprint, so that
 * sender and receiver see the same ones.
 */
final class Shingles {

  /** Tokens of a text that take part in comparisons, about 100 KB of prose. */
  static final int MOST_TOKENS = 16_384;

  /** The step of SplitMix64 (Steele, Lea, Flood 2014): two to the 64th over the golden ratio. */
  static final long STEP = 0x9E3779B97F4A7C15L;

  static final int WORDS = 3;
  static final int CHARACTERS = 5;

  private Shingles() {}

  static int length(boolean characterBased) {
    return characterBased ? CHARACTERS : WORDS;
  }

  /**
   * Hash of the shingle of {@code length} tokens that begins at {@code at}; the low bits are as
   * good as the high.
   */
  static long hash(char[] tokens, int at, int length) {
    long hash = mix(packed(tokens, at) + STEP * length);
    if (length == CHARACTERS) {
      hash = mix(hash ^ (((long) word(tokens[at + 3]) << 16) | word(tokens[at + 4])));
    }
    return hash;
  }

  /**
   * The hashes of the distinct shingles of a text, in the order in which each comes first.
   *
   * @param tokens at most {@value #MOST_TOKENS}
   */
  static long[] distinct(char[] tokens, int length) {
    long[] distinct = all(tokens, length);
    int count = distinct.length;
    // A slot holds a place in the list from one on: small slots stay in the fastest memory.
    char[] slots = new char[Integer.highestOneBit(Math.max(8, count) * 2 - 1) * 4];
    int mask = slots.length - 1;
    int size = 0;
    for (int i = 0; i < count; i++) {
      long hash = distinct[i];
      int slot = (int) hash & mask;
      int place = slots[slot];
      while (place != 0 && distinct[place - 1] != hash) {
        slot = (slot + 1) & mask;
        place = slots[slot];
      }
      if (place == 0) {
        distinct[size++] = hash;
        slots[slot] = (char) size;
      }
    }
    return size == count ? distinct : Arrays.copyOf(distinct, size);
  }

  /** The hashes of all shingles, in simple loops that run on several of them at once. */
  private static long[] all(char[] tokens, int length) {
    long[] all = new long[Math.max(0, tokens.length - length + 1)];
    if (length != WORDS) {
      for (int i = 0; i < all.length; i++) {
        all[i] = hash(tokens, i, length);
      }
      return all;
    }
    for (int i = 0; i < all.length; i++) {
      all[i] = packed(tokens, i) + STEP * length;
    }
    for (int i = 0; i < all.length; i++) {
      all[i] = mix(all[i]);
    }
    return all;
  }

  private static long packed(char[] tokens, int at) {
    return ((long) word(tokens[at]) << 32)
        | ((long) word(tokens[at + 1]) << 16)
        | word(tokens[at + 2]);
  }

  /** A token of a fingerprint without its capital letter, which two copies may set differently. */
  static int word(char token) {
    return token >>> 1;
  }

  /** Whether a token of a fingerprint holds a digit. */
  static boolean hasDigit(char token) {
    return (token & 2) != 0;
  }

  /** Whether a token of a fingerprint is written with a capital letter. */
  static boolean isCapitalised(char token) {
    return (token & 1) != 0;
  }

  /** Whether a token of a fingerprint may be a name or is a number. */
  static boolean isFact(char token) {
    return (token & 3) != 0;
  }

  /**
   * A token of a fingerprint: fourteen bits of the word's hash, whether it holds a digit, whether
   * it is capitalised.
   */
  static char token(long wordHash, boolean digit, boolean capitalised) {
    return (char) (((wordHash >>> 50) << 2) | (digit ? 2 : 0) | (capitalised ? 1 : 0));
  }

  /** Stafford's variant 13 of the MurmurHash3 finaliser (2011). */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

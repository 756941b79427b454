package dev.pactwire.processor.text;

import java.text.Normalizer;

/**
 * A 64-bit hash of a word's NFKC lower-case form: multiply and exclusive-or as in FNV-1a (Fowler,
 * Noll, Vo), with whole code points and another factor, spread at the end.
 *
 * <p>Words of letters that are their own normal form are hashed where they stand; the others are
 * normalised first. Normalisation is limited to {@link #LONGEST_NORMALISED} characters, because
 * re-ordering a long run of combining marks takes quadratic time; longer words, which no language
 * has, are hashed as they are written, in lower case.
 */
final class WordHash {

  /** Length in UTF-16 code units above which a word is not normalised. */
  static final int LONGEST_NORMALISED = 256;

  private static final long SEED = 0x2545F4914F6CDD1DL;
  static final long FACTOR = 0x9E3779B97F4A7C15L;

  private WordHash() {}

  static long of(CharSequence text, int start, int end) {
    if (end - start <= LONGEST_NORMALISED && !isStable(text, start, end)) {
      String word = Normalizer.normalize(withoutInvisible(text, start, end), Normalizer.Form.NFKC);
      return hash(word, 0, word.length());
    }
    return hash(text, start, end);
  }

  /** Starts the hash of a word that is fed code point by code point. */
  static long start() {
    return SEED;
  }

  /** Adds one code point, folded to lower case. */
  static long add(long hash, int cp) {
    return addFolded(hash, lower(cp));
  }

  /** Adds one code point that is in lower case. */
  static long addFolded(long hash, int cp) {
    return (hash ^ cp) * FACTOR;
  }

  /** Spreads the sum over all 64 bits (the finaliser of MurmurHash3, Appleby 2011). */
  static long finish(long hash) {
    long h = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return h ^ (h >>> 33);
  }

  /**
   * Lower case without context: the final sigma and the sigma within a word are one letter here.
   */
  static int lower(int cp) {
    if (cp < 0x80) {
      return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    }
    int folded = Character.toLowerCase(cp);
    return folded == 0x03C2 ? 0x03C3 : folded;
  }

  private static boolean isStable(CharSequence text, int start, int end) {
    for (int i = start; i < end; ) {
      int cp = Character.codePointAt(text, i);
      if (!Scripts.isStable(cp) && !Scripts.isInvisible(cp)) {
        return false;
      }
      i += Character.charCount(cp);
    }
    return true;
  }

  private static long hash(CharSequence text, int start, int end) {
    long hash = SEED;
    for (int i = start; i < end; ) {
      int cp = Character.codePointAt(text, i);
      if (!Scripts.isInvisible(cp)) {
        hash = add(hash, cp);
      }
      i += Character.charCount(cp);
    }
    return finish(hash);
  }

  private static String withoutInvisible(CharSequence text, int start, int end) {
    StringBuilder word = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (!Scripts.isInvisible(text.charAt(i))) {
        word.append(text.charAt(i));
      }
    }
    return word.toString();
  }
}

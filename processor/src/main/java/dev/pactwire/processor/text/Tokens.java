package dev.pactwire.processor.text;

import java.util.Arrays;

/**
 * The words of a text, found in one pass and without a string for each.
 *
 * <p>A token is a maximal run of letters, digits and combining marks; everything else separates,
 * hyphens and apostrophes included, so {@code don't} is two tokens and {@code U.S.} too. Each code
 * point of Han, Hiragana, Katakana and Thai is a token of its own, together with the combining
 * marks that follow it. Soft hyphens and joiners inside a word do not split it and do not change
 * its hash.
 *
 * <p>Offsets are UTF-16 code units in the text as given, which is never altered. The hash of a
 * token is that of its NFKC lower-case form: composed and decomposed spellings, full-width and
 * ordinary letters, capital and small letters hash the same. Any sequence of {@code char}s is
 * accepted; lone surrogates and control characters separate tokens. Time and memory are linear in
 * the length of the text.
 *
 * <p>Instances are immutable; the text must not change while they are in use.
 */
public final class Tokens {

  static final int CAPITALISED = 1;
  static final int ALL_CAPS = 2;
  static final int HAS_DIGIT = 4;
  static final int STANDS_ALONE = 8;
  static final int CASELESS = 16;

  private final CharSequence text;
  private final TokenArrays found;

  private Tokens(CharSequence text, TokenArrays found) {
    this.text = text;
    this.found = found;
  }

  /** Splits a text into tokens. */
  public static Tokens of(CharSequence text) {
    return new Tokens(text, new Tokenizer(text).run());
  }

  /**
   * The hash that a token with exactly this spelling has. A phrase or a hyphenated word has no such
   * token: take it apart with {@link #of} first.
   */
  public static long hashOf(CharSequence word) {
    return WordHash.of(word, 0, word.length());
  }

  /** Number of tokens. */
  public int size() {
    return found.size;
  }

  /** Offset of the first UTF-16 code unit of a token. */
  public int start(int index) {
    return found.starts[index];
  }

  /** Offset after the last UTF-16 code unit of a token. */
  public int end(int index) {
    return found.ends[index];
  }

  /** Hash of a token's normalised lower-case form. */
  public long hash(int index) {
    return found.hashes[index];
  }

  /** Whether the first letter is in upper or title case. */
  public boolean isCapitalised(int index) {
    return has(index, CAPITALISED);
  }

  /** Whether a token has at least two letters in upper case and none in lower case. */
  public boolean isAllCaps(int index) {
    return has(index, ALL_CAPS);
  }

  /** Whether a token holds a decimal digit of any script. */
  public boolean hasDigit(int index) {
    return has(index, HAS_DIGIT);
  }

  /** Whether a token is a single code point of a script written without spaces. */
  public boolean standsAlone(int index) {
    return has(index, STANDS_ALONE);
  }

  /**
   * Whether a token begins with a letter of a script that sets no word off with a capital letter,
   * such as Arabic, Hangul or Georgian.
   */
  public boolean isCaseless(int index) {
    return has(index, CASELESS);
  }

  /** A token as it is written in the text. */
  public String text(int index) {
    return text.subSequence(start(index), end(index)).toString();
  }

  /**
   * The tokens that do not begin within some stretches of the text.
   *
   * @param spans beginning and end of each stretch, in UTF-16 code units, in the order of the text
   */
  public Tokens without(int[] spans) {
    TokenArrays rest = new TokenArrays(size());
    int next = 0;
    for (int i = 0; i < spans.length; i += 2) {
      int from = firstAtOrAfter(spans[i], next);
      rest.addAll(found, next, from);
      next = firstAtOrAfter(spans[i + 1], from);
    }
    rest.addAll(found, next, size());
    return new Tokens(text, rest);
  }

  private int firstAtOrAfter(int offset, int from) {
    int at = Arrays.binarySearch(found.starts, from, size(), offset);
    return at < 0 ? -at - 1 : at;
  }

  private boolean has(int index, int flag) {
    return (found.flags[index] & flag) != 0;
  }
}

package dev.pactwire.processor.dedupe;

import dev.pactwire.processor.text.Tokens;

/**
 * Makes the {@link Fingerprint} of a text.
 *
 * <p>Normalisation: character references are resolved ({@link References}); the body becomes its
 * sequence of tokens ({@link Tokens}: NFKC, lower case, punctuation gone), without datelines,
 * credits of agencies and lines that lead elsewhere ({@link Furniture}); words for one number or
 * date are one word ({@link Numerals}). What is left is what two spellings of one text have in
 * common. The body's hash covers all tokens. A body of fewer than {@value #TELLING_TOKENS} tokens
 * says too little by itself: its hash covers the title as well. Comparisons see the first {@value
 * Shingles#MOST_TOKENS} tokens.
 *
 * <p>A text of which more than half the tokens are single characters (Chinese, Japanese, Thai) is
 * cut into shingles of five characters, any other into shingles of three words; the text decides,
 * not its language tag, which may be wrong.
 *
 * <p>The signature is a {@link SuperMinHash}. Stateless and safe for use by many threads.
 */
public final class Fingerprinter {

  /** Bodies with fewer tokens are told apart by their titles too. */
  static final int TELLING_TOKENS = 24;

  /** Tokens of a title that take part in comparisons. */
  static final int MOST_TITLE_TOKENS = 40;

  /**
   * Texts with fewer distinct shingles are not signed: nothing but equality can be said of them.
   */
  static final int SIGNED_SHINGLES = 20;

  private static final byte[] UNSIGNED = {};

  /** The fingerprint of an article's text; either part may be empty. */
  public Fingerprint of(String title, String body) {
    return of(title, body, Tokens.of(body));
  }

  /**
   * The same, for a caller that has found the words already.
   *
   * @param found the tokens of the body as it is written
   */
  public Fingerprint of(String title, String body, Tokens found) {
    String resolved = References.resolve(body);
    Tokens all = resolved.equals(body) ? found : Tokens.of(resolved);
    Furniture.Rest rest = Furniture.without(resolved, all);
    Tokens words = rest.words();
    Tokens heading = Tokens.of(References.resolve(title));
    BodyHash hash = new BodyHash();
    char[] kept = read(words, Shingles.MOST_TOKENS, hash);
    if (words.size() < TELLING_TOKENS) {
      hash.separate();
    }
    char[] headline =
        read(heading, MOST_TITLE_TOKENS, words.size() < TELLING_TOKENS ? hash : new BodyHash());
    boolean characterBased = isCharacterBased(words);
    long[] shingles = Shingles.distinct(kept, Shingles.length(characterBased));
    byte[] signature = shingles.length < SIGNED_SHINGLES ? UNSIGNED : SuperMinHash.of(shingles);
    return Fingerprint.of(
        hash.high(),
        hash.low(),
        characterBased,
        tellsNames(words),
        rest.dateline(),
        words.size(),
        shingles.length,
        signature,
        kept,
        headline);
  }

  /** Adds all words to a hash; the first ones are kept. Words of one value are one word. */
  private static char[] read(Tokens words, int most, BodyHash hash) {
    char[] kept = new char[Math.min(words.size(), most)];
    for (int i = 0; i < words.size(); i++) {
      long form = Numerals.form(words.hash(i));
      long word = form == 0 ? words.hash(i) : form;
      hash.add(word);
      if (i < kept.length) {
        boolean number = form != 0 || words.hasDigit(i);
        kept[i] = Shingles.token(Negations.apart(word, words, i), number, words.isCapitalised(i));
      }
    }
    return kept;
  }

  private static boolean isCharacterBased(Tokens words) {
    int alone = 0;
    for (int i = 0; i < words.size(); i++) {
      alone += words.standsAlone(i) ? 1 : 0;
    }
    return 2 * alone > words.size();
  }

  private static boolean tellsNames(Tokens words) {
    boolean capitals = false;
    for (int i = 0; i < words.size(); i++) {
      if (words.isCaseless(i)) {
        return false;
      }
      capitals |= words.isCapitalised(i);
    }
    return capitals;
  }
}

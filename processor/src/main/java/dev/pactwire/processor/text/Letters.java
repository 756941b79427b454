package dev.pactwire.processor.text;

/**
 * What the common characters mean to the tokeniser, in a table: whether a character is a letter or
 * digit, which, and its lower case.
 *
 * <p>Plain are those of Latin, Cyrillic, Hebrew and Arabic, the digits, the signs between words and
 * the quotation marks and dashes of typography. A plain character means the same wherever it
 * stands. The others, among them combining marks and everything that is not its own normal form,
 * are {@link #OTHER}.
 */
final class Letters {

  /** Set if a word begins with it: a capital letter. The same bits as in {@link Tokens}. */
  static final int CAPITAL = Tokens.CAPITALISED << 16;

  static final int DIGIT = Tokens.HAS_DIGIT << 16;
  static final int CASELESS = Tokens.CASELESS << 16;

  /** A letter or a digit; plain characters without it separate words. */
  static final int WORD = 1 << 24;

  static final int WORD_BIT = 24;

  static final int SMALL = 1 << 25;

  /** The bits that hold the character in lower case. */
  static final int FOLDED = 0xFFFF;

  /** Not plain; the only kind below zero. */
  static final int OTHER = Integer.MIN_VALUE;

  /** Characters in the tables; those beyond are not plain. */
  static final int COUNT = 0x2040;

  static final int[] KINDS = kinds();

  /** What the sum of a word is multiplied by and what is added then ({@link WordHash}). */
  static final long[] FACTORS = new long[COUNT];

  static final long[] STARTS = new long[COUNT];

  static {
    for (int c = 0; c < COUNT; c++) {
      boolean word = (KINDS[c] & WORD) != 0;
      FACTORS[c] = word ? WordHash.FACTOR : 0;
      STARTS[c] = word ? 0 : WordHash.start();
    }
  }

  private Letters() {}

  /** The kind of a character. */
  static int of(char c) {
    return c < COUNT ? KINDS[c] : OTHER;
  }

  private static int[] kinds() {
    int[] kinds = new int[COUNT];
    for (int c = 0; c < COUNT; c++) {
      kinds[c] = isWord(c) ? word(c) : isSeparator(c) ? 0 : OTHER;
    }
    return kinds;
  }

  private static boolean isWord(int c) {
    return Character.isLetterOrDigit(c)
        && Scripts.isStable(c)
        && !Scripts.standsAlone(c)
        && !Scripts.isMark(c);
  }

  private static boolean isSeparator(int c) {
    return !Character.isLetterOrDigit(c)
        && !Scripts.isMark(c)
        && !Scripts.isInvisible(c)
        && !Scripts.standsAlone(c);
  }

  private static int word(int c) {
    return WORD
        | WordHash.lower(c)
        | (Scripts.isCapital(c) ? CAPITAL : 0)
        | (Character.isLowerCase(c) ? SMALL : 0)
        | (Character.isDigit(c) ? DIGIT : 0)
        | (Scripts.isCaseless(c) ? CASELESS : 0);
  }
}

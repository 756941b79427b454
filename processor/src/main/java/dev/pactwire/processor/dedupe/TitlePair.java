package dev.pactwire.processor.dedupe;

/**
 * What two titles have in common.
 *
 * @param shared pairs of adjacent tokens of the first that the second has too
 * @param shorter pairs of adjacent tokens of the shorter title
 * @param ownNames tokens with a capital letter or a digit that only the first has
 * @param otherNames the same of the second
 */
record TitlePair(int shared, int shorter, int ownNames, int otherNames) {

  private static final int FEWEST_SHARED = 3;
  private static final double SHARED = 0.4;

  static TitlePair of(char[] own, char[] other) {
    int shared = 0;
    for (int i = 1; i < own.length; i++) {
      shared += hasPair(other, own[i - 1], own[i]) ? 1 : 0;
    }
    int shorter = Math.max(0, Math.min(own.length, other.length) - 1);
    return new TitlePair(shared, shorter, countNames(own, other), countNames(other, own));
  }

  /**
   * "Call with the President of A", "Call with the President of B": the same words in the same
   * order, and a name or number on either side that the other lacks.
   */
  boolean isOneFormWithOtherNames() {
    return shared >= FEWEST_SHARED && shared >= SHARED * shorter && ownNames > 0 && otherNames > 0;
  }

  private static int countNames(char[] in, char[] without) {
    int names = 0;
    for (char token : in) {
      boolean name = Shingles.hasDigit(token) || Shingles.isCapitalised(token);
      names += name && !occurs(without, token) ? 1 : 0;
    }
    return names;
  }

  private static boolean hasPair(char[] title, char first, char second) {
    for (int i = 1; i < title.length; i++) {
      if (same(title[i - 1], first) && same(title[i], second)) {
        return true;
      }
    }
    return false;
  }

  private static boolean occurs(char[] title, char token) {
    for (char other : title) {
      if (same(other, token)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(char one, char other) {
    return Shingles.word(one) == Shingles.word(other);
  }
}

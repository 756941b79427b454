package dev.pactwire.processor.dedupe;

/** A short text sent again with one ordinary word corrected. */
final class Correction {

  private Correction() {}

  /**
   * Whether two texts are the same, token by token, but for one word that is neither a name nor a
   * number in either. A text with one name, number or negation more, less or other is another issue
   * of a form: real notices differ in no more than that from day to day.
   *
   * <p>Where the script knows no capital letters, names cannot be told from other words: nothing is
   * a correction there.
   */
  static boolean isBetween(Fingerprint one, Fingerprint other) {
    return one.tokenCount() == other.tokenCount()
        && one.tellsNames()
        && other.tellsNames()
        && differInOneOrdinaryWord(one.tokens(), other.tokens());
  }

  private static boolean differInOneOrdinaryWord(char[] one, char[] other) {
    int replaced = 0;
    for (int i = 0; i < Math.min(one.length, other.length); i++) {
      if (Shingles.word(one[i]) != Shingles.word(other[i])) {
        if (Shingles.isFact(one[i]) || Shingles.isFact(other[i])) {
          return false;
        }
        replaced++;
      }
    }
    return replaced == 1;
  }
}

package dev.pactwire.processor.dedupe;

import java.util.BitSet;

/**
 * What two texts have in common, counted shingle by shingle, and how they differ where they run
 * side by side.
 *
 * @param containment share of the smaller text's distinct shingles that the larger one has too, 0
 *     to 1
 * @param replaced tokens of either text that stand in the place of others, in short gaps between
 *     passages that both have
 * @param replacedNumbers how many of those hold a digit
 * @param replacedFacts how many of those hold a digit or begin with a capital letter
 */
record Overlap(double containment, int replaced, int replacedNumbers, int replacedFacts) {

  /** Gaps with more tokens are other content, not other values. */
  private static final int LONGEST_GAP = 24;

  static Overlap between(ShingleTable text, Fingerprint other) {
    return new Walk(text, other).run();
  }

  /**
   * One pass along the other text. The shared shingles are the anchors of a rough alignment, each
   * place of a text used once: a phrase that recurs must not be laid beside one that has its
   * partner already.
   */
  private static final class Walk {

    private final ShingleTable text;
    private final char[] own;
    private final char[] other;
    private final int smaller;
    private final long[] counted;
    private final BitSet taken = new BitSet();
    private int shared;
    private int replaced;
    private int numbers;
    private int facts;

    Walk(ShingleTable text, Fingerprint other) {
      this.text = text;
      this.own = text.tokens();
      this.other = other.tokens();
      this.smaller = Math.min(text.size(), other.shingleCount());
      this.counted = new long[text.capacity() / 64 + 1];
    }

    Overlap run() {
      int length = text.length();
      int afterOther = -1;
      int afterOwn = 0;
      for (int i = 0; i + length <= other.length; i++) {
        int slot = text.find(Shingles.hash(other, i, length));
        if (slot < 0) {
          continue;
        }
        count(slot);
        int place = text.place(slot, afterOwn - length + 1, taken);
        if (place < 0) {
          continue;
        }
        taken.set(place);
        if (afterOther >= 0) {
          compareGap(afterOther, i, afterOwn, place);
        }
        afterOther = i + length;
        afterOwn = place + length;
      }
      return new Overlap(smaller == 0 ? 0 : (double) shared / smaller, replaced, numbers, facts);
    }

    private void count(int slot) {
      long bit = 1L << slot;
      if ((counted[slot >> 6] & bit) == 0) {
        counted[slot >> 6] |= bit;
        shared++;
      }
    }

    private void compareGap(int otherFrom, int otherTo, int ownFrom, int ownTo) {
      int otherGap = otherTo - otherFrom;
      int ownGap = ownTo - ownFrom;
      if (otherGap > 0 && ownGap > 0 && otherGap <= LONGEST_GAP && ownGap <= LONGEST_GAP) {
        countMissing(other, otherFrom, otherTo, own, ownFrom, ownTo);
        countMissing(own, ownFrom, ownTo, other, otherFrom, otherTo);
      }
    }

    private void countMissing(char[] in, int from, int to, char[] where, int begin, int end) {
      for (int i = from; i < to; i++) {
        if (!occurs(Shingles.word(in[i]), where, begin, end)) {
          boolean digit = Shingles.hasDigit(in[i]);
          replaced++;
          numbers += digit ? 1 : 0;
          facts += digit || Shingles.isCapitalised(in[i]) ? 1 : 0;
        }
      }
    }

    private static boolean occurs(int word, char[] where, int begin, int end) {
      for (int i = begin; i < end; i++) {
        if (Shingles.word(where[i]) == word) {
          return true;
        }
      }
      return false;
    }
  }
}

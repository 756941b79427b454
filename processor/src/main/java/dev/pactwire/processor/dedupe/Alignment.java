package dev.pactwire.processor.dedupe;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * One pass along one text that lays it beside another. The shared shingles are the anchors of a
 * rough alignment, each place of a text used once: a phrase that recurs must not be laid beside one
 * that has its partner already.
 *
 * <p>Every word is counted once among the replaced ones, so that a house style (another spelling of
 * one name throughout) weighs no more than one other name.
 */
final class Alignment {

  /** Gaps with more tokens are other content, not other values. */
  private static final int LONGEST_GAP = 24;

  private final ShingleTable text;
  private final char[] own;
  private final char[] other;
  private final int smaller;
  private final BitSet counted = new BitSet();
  private final BitSet taken = new BitSet();
  private final Set<Integer> words = new HashSet<>();
  private int ownAligned;
  private int otherAligned;
  private int replaced;
  private int numbers;
  private int facts;

  Alignment(ShingleTable text, Fingerprint other) {
    this.text = text;
    this.own = text.tokens();
    this.other = other.tokens();
    this.smaller = Math.min(text.size(), other.shingleCount());
  }

  Overlap run() {
    int length = text.length();
    int ownEnd = -1;
    int otherEnd = -1;
    for (int i = 0; i + length <= other.length; i++) {
      int slot = text.find(Shingles.hash(other, i, length));
      if (slot < 0) {
        continue;
      }
      counted.set(slot);
      int place = text.place(slot, ownEnd < 0 ? 0 : ownEnd - length + 1, taken);
      if (place < 0) {
        continue;
      }
      taken.set(place);
      step(otherEnd, i, ownEnd, place);
      otherEnd = i + length;
      ownEnd = place + length;
    }
    return overlap();
  }

  private Overlap overlap() {
    double containment = smaller == 0 ? 0 : (double) counted.cardinality() / smaller;
    double aligned =
        smaller == 0
            ? 0
            : Math.max((double) ownAligned / own.length, (double) otherAligned / other.length);
    return new Overlap(containment, Math.min(1, aligned), replaced, numbers, facts);
  }

  /**
   * From the end of one shared shingle to the next: overlapping, across a short gap, or somewhere
   * else.
   */
  private void step(int otherFrom, int otherTo, int ownFrom, int ownTo) {
    int otherGap = otherTo - otherFrom;
    int ownGap = ownTo - ownFrom;
    int length = text.length();
    boolean parallel =
        otherFrom >= 0 && ownGap > -length && otherGap <= LONGEST_GAP && ownGap <= LONGEST_GAP;
    otherAligned += length + (parallel ? otherGap : 0);
    ownAligned += length + (parallel ? ownGap : 0);
    if (parallel && otherGap > 0 && ownGap > 0) {
      compareGap(otherFrom, otherTo, ownFrom, ownTo);
    }
  }

  private void compareGap(int otherFrom, int otherTo, int ownFrom, int ownTo) {
    int theirs = missing(other, otherFrom, otherTo, own, ownFrom, ownTo);
    int ours = missing(own, ownFrom, ownTo, other, otherFrom, otherTo);
    if (theirs > 0 && ours > 0) {
      replaced += tokens(theirs) + tokens(ours);
      numbers += numbers(theirs) > 0 && numbers(ours) > 0 ? numbers(theirs) + numbers(ours) : 0;
      facts += facts(theirs) > 0 && facts(ours) > 0 ? facts(theirs) + facts(ours) : 0;
    }
  }

  /**
   * Counts the tokens of one side of a gap that the other side lacks; three small counts in one
   * int.
   */
  private int missing(char[] in, int from, int to, char[] where, int begin, int end) {
    int counts = 0;
    for (int i = from; i < to; i++) {
      int word = Shingles.word(in[i]);
      if (!occurs(word, where, begin, end) && words.add(word)) {
        boolean digit = Shingles.hasDigit(in[i]);
        counts += 1 + (digit ? 1 << 8 : 0) + (digit || Shingles.isCapitalised(in[i]) ? 1 << 16 : 0);
      }
    }
    return counts;
  }

  private static int tokens(int counts) {
    return counts & 0xFF;
  }

  private static int numbers(int counts) {
    return (counts >> 8) & 0xFF;
  }

  private static int facts(int counts) {
    return counts >> 16;
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

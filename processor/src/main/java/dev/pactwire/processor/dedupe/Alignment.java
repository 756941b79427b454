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

  /** Tokens of a place without a date; more in capital letters are rather a headline. */
  private static final int LONGEST_PLACE = 3;

  /** Tokens in a gap that change a sentence; more may be a sentence of their own. */
  private static final int SAME_SENTENCE = 4;

  /** The same before the first and behind the last shared shingle. */
  private static final int EDGE = 2;

  private final ShingleTable text;
  private final char[] own;
  private final char[] other;
  private final int shingles;
  private final int smaller;
  private final int otherDateline;
  private final boolean tellsNames;
  private final BitSet counted = new BitSet();
  private final BitSet taken = new BitSet();
  private final Set<Integer> words = new HashSet<>();
  private int ownAligned;
  private int otherAligned;
  private int replaced;
  private int numbers;
  private int facts;
  private boolean otherEdge;
  private boolean negated;
  private int lead;

  Alignment(ShingleTable text, Fingerprint other) {
    this.text = text;
    this.own = text.tokens();
    this.other = other.tokens();
    this.shingles = other.shingleCount();
    this.smaller = Math.min(text.size(), shingles);
    this.otherDateline = other.datelineTokens();
    this.tellsNames = other.tellsNames();
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
      if (otherEnd < 0) {
        lead = lead(i, place);
        compareEdge(0, i, 0, place);
      }
      step(otherEnd, i, ownEnd, place);
      otherEnd = i + length;
      ownEnd = place + length;
    }
    compareEdge(otherEnd, other.length, ownEnd, own.length);
    return overlap();
  }

  private Overlap overlap() {
    double containment = smaller == 0 ? 0 : (double) counted.cardinality() / smaller;
    double aligned =
        smaller == 0
            ? 0
            : Math.max((double) ownAligned / own.length, (double) otherAligned / other.length);
    double behindLead =
        smaller == lead ? 0 : Math.min(1, (double) counted.cardinality() / (smaller - lead));
    return new Overlap(
        containment,
        behindLead,
        Math.min(1, aligned),
        replaced,
        numbers,
        facts,
        otherEdge,
        negated);
  }

  /**
   * Tokens of the smaller text's dateline before the first shared shingle, with which the larger
   * begins.
   */
  private int lead(int otherFirst, int ownFirst) {
    if (shingles == smaller && ownFirst == 0 && otherFirst > 0) {
      return dateline(other, Math.min(otherFirst, otherDateline));
    }
    if (text.size() == smaller && otherFirst == 0) {
      return dateline(own, Math.min(ownFirst, text.datelineTokens()));
    }
    return 0;
  }

  private static int dateline(char[] in, int tokens) {
    for (int i = 0; i < tokens; i++) {
      if (Shingles.hasDigit(in[i])) {
        return tokens;
      }
    }
    return tokens <= LONGEST_PLACE ? tokens : 0;
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
    if (otherFrom >= 0) {
      compareNegations(otherFrom, otherTo, ownFrom, ownTo, SAME_SENTENCE);
    }
  }

  /** What stands before the first or behind the last shared shingle, if it is short. */
  private void compareEdge(int otherFrom, int otherTo, int ownFrom, int ownTo) {
    if (otherFrom >= 0 && otherTo - otherFrom <= LONGEST_GAP && ownTo - ownFrom <= LONGEST_GAP) {
      otherEdge |=
          hasOther(other, otherFrom, otherTo, own, ownFrom, ownTo)
              && hasOther(own, ownFrom, ownTo, other, otherFrom, otherTo);
    }
    if (otherFrom >= 0) {
      compareNegations(
          otherFrom, otherTo, ownFrom, ownTo, Math.max(EDGE, otherFrom == 0 ? lead : 0));
    }
  }

  private void compareNegations(int otherFrom, int otherTo, int ownFrom, int ownTo, int most) {
    int longer = Math.max(otherTo - otherFrom, ownTo - ownFrom);
    int shorter = Math.min(otherTo - otherFrom, ownTo - ownFrom);
    negated |=
        longer <= most
            && shorter > -text.length()
            && negations(other, otherFrom, otherTo) != negations(own, ownFrom, ownTo);
  }

  private static int negations(char[] in, int from, int to) {
    int negations = 0;
    for (int i = from; i < to; i++) {
      negations += Negations.isOne(in[i]) ? 1 : 0;
    }
    return negations;
  }

  private boolean hasOther(char[] in, int from, int to, char[] where, int begin, int end) {
    for (int i = from; i < to; i++) {
      if ((!tellsNames || Shingles.isFact(in[i]))
          && !occurs(Shingles.word(in[i]), where, begin, end)) {
        return true;
      }
    }
    return false;
  }

  private void compareGap(int otherFrom, int otherTo, int ownFrom, int ownTo) {
    Side theirs = new Side();
    Side ours = new Side();
    theirs.count(other, otherFrom, otherTo, own, ownFrom, ownTo);
    ours.count(own, ownFrom, ownTo, other, otherFrom, otherTo);
    if (theirs.anyToken && ours.anyToken) {
      replaced += theirs.tokens + ours.tokens;
      numbers += theirs.anyNumber && ours.anyNumber ? theirs.numbers + ours.numbers : 0;
      facts += theirs.anyFact && ours.anyFact ? theirs.facts + ours.facts : 0;
    }
  }

  /**
   * The tokens of one side of a gap that the other side lacks: what there is, and how many are seen
   * for the first time.
   */
  private final class Side {

    private boolean anyToken;
    private boolean anyNumber;
    private boolean anyFact;
    private int tokens;
    private int numbers;
    private int facts;

    void count(char[] in, int from, int to, char[] where, int begin, int end) {
      for (int i = from; i < to; i++) {
        int word = Shingles.word(in[i]);
        if (!occurs(word, where, begin, end)) {
          boolean number = Shingles.hasDigit(in[i]);
          boolean fact = number || Shingles.isCapitalised(in[i]);
          anyToken = true;
          anyNumber |= number;
          anyFact |= fact;
          if (words.add(word)) {
            tokens++;
            numbers += number ? 1 : 0;
            facts += fact ? 1 : 0;
          }
        }
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

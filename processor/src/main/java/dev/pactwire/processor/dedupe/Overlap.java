package dev.pactwire.processor.dedupe;

/**
 * What two texts have in common, counted shingle by shingle, and how they differ where they run
 * side by side.
 *
 * @param containment share of the smaller text's distinct shingles that the larger one has too, 0
 *     to 1
 * @param behindLead the same without the dateline of the smaller text, if the larger begins with
 *     what follows it: texts from some length on have lost theirs. Other words before those of the
 *     larger text count: they may be the news
 * @param aligned share of the smaller text's tokens that lie in passages running parallel: shared
 *     shingles and the short gaps between them; 0 to 1
 * @param replaced distinct tokens of either text that stand in the place of others, in short gaps
 *     between shared passages
 * @param replacedNumbers how many of those hold a digit, in gaps where both sides have such
 * @param replacedFacts how many of those hold a digit or begin with a capital letter, in gaps where
 *     both sides have such
 * @param otherEdge whether both texts begin, or both end, with a few tokens that the other lacks,
 *     and both with a name or a number among them (where the script does not tell names: with any)
 * @param negated whether one text has more {@link Negations} than the other in a gap of a few
 *     tokens between two shared passages, or in its dateline or the few tokens at its beginning or
 *     end
 */
record Overlap(
    double containment,
    double behindLead,
    double aligned,
    int replaced,
    int replacedNumbers,
    int replacedFacts,
    boolean otherEdge,
    boolean negated) {

  /** Compares a text with another one. */
  static Overlap between(ShingleTable text, Fingerprint other) {
    return new Alignment(text, other).run();
  }
}

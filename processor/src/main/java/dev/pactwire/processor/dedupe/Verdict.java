package dev.pactwire.processor.dedupe;

import java.util.List;

/** Whether a text has been told before within its language block and window. */
public sealed interface Verdict {

  /** Id of the cluster the article belongs to: the id of the cluster's first article. */
  String cluster();

  /**
   * Earlier articles with a good part of the text in common that are not the same, best first, one
   * per article.
   */
  List<Related> related();

  /** The text tells something new. */
  record Fresh(String cluster, List<Related> related) implements Verdict {}

  /**
   * The text repeats an earlier one.
   *
   * @param of id of the first article that told it, which was fresh then
   * @param matched id of the article it resembles most: {@code of}, or another duplicate of that
   * @param similarity containment of the smaller text in the larger, 0 to 1; 1 for equal bodies
   * @param tier how it was recognised
   */
  record Duplicate(
      String of,
      String matched,
      double similarity,
      Tier tier,
      String cluster,
      List<Related> related)
      implements Verdict {}

  /** How a duplicate was recognised. */
  enum Tier {
    /** The normalised bodies are equal. */
    EXACT,
    /** The bodies share most of the shingles of the smaller one. */
    NEAR
  }

  /** An earlier article and the containment of the smaller text in the larger. */
  record Related(String id, double similarity) {}
}

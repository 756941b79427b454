package dev.pactwire.processor.replay;

import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import java.util.List;
import java.util.SortedMap;

/**
 * How a replay differs from what was told live.
 *
 * @param compared records that have a fate in both
 * @param sameVerdict how many of these have the same verdict on the same article
 * @param verdicts the others: how many became what live, and what in the replay
 * @param labels of articles told in both, for each label how many kept, gained or lost it
 * @param relabelled how many of these articles have other labels, or others in focus
 * @param onlyReplayed records without a live outcome: still on the way, or gone by retention
 * @param onlyLive records without an outcome in the replay; there are none unless something is
 *     wrong
 * @param verdictExamples a few records with another verdict
 * @param labelExamples a few articles with other labels
 */
public record Difference(
    long compared,
    long sameVerdict,
    SortedMap<Turn, Long> verdicts,
    SortedMap<LabelKey, Counts> labels,
    long relabelled,
    long onlyReplayed,
    long onlyLive,
    List<Example> verdictExamples,
    List<Example> labelExamples) {

  /** A verdict and the one in its place. */
  public record Turn(Outcome live, Outcome replayed) implements Comparable<Turn> {
    @Override
    public int compareTo(Turn other) {
      int byLive = live.compareTo(other.live);
      return byLive != 0 ? byLive : replayed.compareTo(other.replayed);
    }
  }

  /**
   * What became of a label.
   *
   * @param same articles that have it in both, in the same role
   * @param added articles that have it in the replay only
   * @param removed articles that had it live only
   * @param otherRole articles that have it in both, in focus in one and as a mention in the other
   */
  public record Counts(long same, long added, long removed, long otherRole) {

    /** Nothing counted yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** Both together. */
    public Counts plus(Counts other) {
      return new Counts(
          same + other.same,
          added + other.added,
          removed + other.removed,
          otherRole + other.otherRole);
    }

    /** Whether anything is another than it was. */
    public boolean isChanged() {
      return added + removed + otherRole > 0;
    }
  }

  /** One record, with its fates. */
  public record Example(String title, Fate live, Fate replayed) {}
}

package dev.pactwire.processor.dedupe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Compares one text with remembered ones, shingle by shingle. */
final class Comparison {

  /** How much longer a text must be to count as fuller than another. */
  private static final double FULLER = 1.5;

  /**
   * Part of the usual containment that is asked for beside a full text, when a short version has
   * the usual one.
   */
  private static final double FULL_SHARE = 0.8;

  /** Articles of a cluster that are looked at for its fullest text. */
  private static final int CLUSTER_CAP = 256;

  private final Parameters parameters;
  private final SeenArticles seen;
  private final WindowIndex index;
  private final Fingerprint text;
  private final ShingleTable table;
  private final Map<Long, Overlap> overlaps = new HashMap<>();

  Comparison(Parameters parameters, SeenArticles seen, WindowIndex index, Fingerprint text) {
    this.parameters = parameters;
    this.seen = seen;
    this.index = index;
    this.text = text;
    this.table = ShingleTable.of(text);
  }

  double containment(SeenArticle other) {
    return overlap(other).containment();
  }

  boolean isCopy(SeenArticle other) {
    double needed =
        isShort(text) || isShort(other.fingerprint())
            ? parameters.shortTextContainment()
            : parameters.duplicateContainment();
    return containment(other) >= needed && !sameTemplate(other) && resemblesFullText(other);
  }

  private boolean isShort(Fingerprint fingerprint) {
    return fingerprint.tokenCount() < parameters.shortTextTokens();
  }

  /**
   * Two issues of one form: the words are the same, the values differ. In a short text one value is
   * enough.
   */
  private boolean sameTemplate(SeenArticle other) {
    Overlap overlap = overlap(other);
    int enough = isShort(text) || isShort(other.fingerprint()) ? 1 : parameters.templateTokens();
    return overlap.replaced() >= enough
        && overlap.replacedNumbers() >= parameters.templateDigitShare() * overlap.replaced();
  }

  /**
   * Two long texts that have a short one in common are not copies of each other: when the
   * remembered text is a short version of one that is known in full, a much longer text must
   * resemble the full one.
   */
  private boolean resemblesFullText(SeenArticle other) {
    double longer = FULLER * other.fingerprint().shingleCount();
    return text.shingleCount() < longer
        || fullest(other.cluster())
            .filter(full -> full.fingerprint().shingleCount() >= longer)
            .map(
                full ->
                    containment(full) >= FULL_SHARE * parameters.duplicateContainment()
                        && !sameTemplate(full))
            .orElse(true);
  }

  private Optional<SeenArticle> fullest(String cluster) {
    int key = IndexKeys.ofCluster(cluster);
    int best = WindowIndex.NONE;
    int row = index.latest(WindowIndex.CLUSTER, key);
    for (int n = 0; row != WindowIndex.NONE && n < CLUSTER_CAP; n++) {
      if (best == WindowIndex.NONE || index.shingles(row) >= index.shingles(best)) {
        best = row;
      }
      row = index.earlier(WindowIndex.CLUSTER, key, row);
    }
    return best == WindowIndex.NONE
        ? Optional.empty()
        : seen.get(index.sequence(best)).filter(full -> full.cluster().equals(cluster));
  }

  private Overlap overlap(SeenArticle other) {
    return overlaps.computeIfAbsent(
        other.sequence(), sequence -> Overlap.between(table, other.fingerprint()));
  }
}

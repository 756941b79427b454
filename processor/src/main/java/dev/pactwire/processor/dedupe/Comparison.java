package dev.pactwire.processor.dedupe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Compares one text with remembered ones, shingle by shingle. */
final class Comparison {

  /** What one text is to another. */
  enum Resemblance {
    COPY,
    /** Another issue of the same form: hardly anything but names and numbers differs. */
    TEMPLATE,
    OTHER
  }

  /**
   * Tokens that must be replaced at least before a text counts as a form with other names in it.
   */
  private static final int FEWEST_BLANKS = 8;

  /** The same as a share of the tokens of the smaller text. */
  private static final double BLANKS = 0.04;

  /**
   * How far the share of names and numbers among the replaced tokens must lie above that of the
   * whole text.
   */
  private static final double UNUSUAL = 0.12;

  /**
   * Share of the smaller text that runs parallel to the larger in a copy with many small changes.
   */
  private static final double PARALLEL = 0.8;

  /** Containment from which titles are not asked. */
  private static final double NEARLY_EQUAL = 0.95;

  /** How much longer than a short text one may be that a negation turns into another. */
  private static final int LONG_BRIEF = 2;

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

  /** What another article is to the text. */
  Resemblance with(SeenArticle other) {
    boolean brief = isShort(text) || isShort(other.fingerprint());
    if (!isAlike(overlap(other), other.fingerprint(), brief)) {
      return Resemblance.OTHER;
    }
    if (sameTemplate(other, brief) || otherNamesInTitle(other)) {
      return Resemblance.TEMPLATE;
    }
    return fullTextOf(other).map(this::besideFull).orElse(Resemblance.COPY);
  }

  /**
   * A text edited in many places keeps fewer shingles than one that is cut, but runs parallel all
   * along.
   */
  private boolean isAlike(Overlap overlap, Fingerprint other, boolean brief) {
    if (brief) {
      return overlap.behindLead() >= parameters.shortTextContainment()
          || Correction.isBetween(text, other);
    }
    double needed = parameters.duplicateContainment();
    return overlap.containment() >= needed
        || (overlap.containment() >= FULL_SHARE * needed && overlap.aligned() >= PARALLEL);
  }

  private Resemblance besideFull(SeenArticle full) {
    if (containment(full) < FULL_SHARE * parameters.duplicateContainment()) {
      return Resemblance.OTHER;
    }
    return sameTemplate(full, false) ? Resemblance.TEMPLATE : Resemblance.COPY;
  }

  private boolean isShort(Fingerprint fingerprint) {
    return fingerprint.tokenCount() < parameters.shortTextTokens();
  }

  /**
   * Two issues of one form: the words are the same, the values differ. In a short text one value is
   * enough, and one other name or number at its beginning or end, such as the place of a dateline;
   * and one negation more or less, which is enough in a somewhat longer text too if it is nearly
   * all that differs.
   */
  private boolean sameTemplate(SeenArticle other, boolean brief) {
    Overlap overlap = overlap(other);
    if (brief) {
      return overlap.replacedNumbers() > 0 || overlap.otherEdge() || overlap.negated();
    }
    if (overlap.negated() && isNearlyEqualBrief(other)) {
      return true;
    }
    int replaced = overlap.replaced();
    int tokens = Math.min(text.keptTokens(), other.fingerprint().keptTokens());
    return (replaced >= parameters.templateTokens()
            && overlap.replacedNumbers() >= parameters.templateDigitShare() * replaced)
        || (replaced >= Math.max(FEWEST_BLANKS, BLANKS * tokens)
            && overlap.replacedFacts() > factShare() * replaced);
  }

  /** In a longer story one negation is one of many details. */
  private boolean isNearlyEqualBrief(SeenArticle other) {
    int tokens = Math.min(text.tokenCount(), other.fingerprint().tokenCount());
    return tokens < LONG_BRIEF * parameters.shortTextTokens()
        && overlap(other).behindLead() >= NEARLY_EQUAL;
  }

  /**
   * Two titles of one form with other names, over texts that are not nearly equal: one report for
   * each of two events.
   */
  private boolean otherNamesInTitle(SeenArticle other) {
    return containment(other) < NEARLY_EQUAL
        && TitlePair.of(text.title(), other.fingerprint().title()).isOneFormWithOtherNames();
  }

  /**
   * Two long texts that have a short one in common are not copies of each other: when the
   * remembered text is a short version of one that is known in full, a much longer text must
   * resemble the full one.
   */
  private Optional<SeenArticle> fullTextOf(SeenArticle other) {
    double longer = FULLER * other.fingerprint().shingleCount();
    return text.shingleCount() < longer
        ? Optional.empty()
        : fullest(other.cluster()).filter(full -> full.fingerprint().shingleCount() >= longer);
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

  /**
   * Share of names and numbers among replaced tokens that chance does not explain: German sets
   * every noun with a capital.
   */
  private double factShare() {
    int usual = 0;
    for (char token : table.tokens()) {
      usual += Shingles.isFact(token) ? 1 : 0;
    }
    return Math.max(
        parameters.templateFactShare(), UNUSUAL + (double) usual / table.tokens().length);
  }

  private Overlap overlap(SeenArticle other) {
    return overlaps.computeIfAbsent(
        other.sequence(), sequence -> Overlap.between(table, other.fingerprint()));
  }
}

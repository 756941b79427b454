package dev.pactwire.processor.dedupe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Articles that may resemble a text: those that share a band of its signature, kept if the
 * containment estimated from the whole signature is high enough, best first, then earliest.
 */
final class Candidates {

  /** An indexed article and its estimated containment. */
  record Candidate(long sequence, double containment) {}

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::containment)
          .reversed()
          .thenComparingLong(Candidate::sequence);

  private final WindowIndex index;
  private final Parameters parameters;
  private final Effort effort;
  private int[] rows = new int[64];
  private int size;

  private Candidates(WindowIndex index, Parameters parameters, Effort effort) {
    this.effort = effort;
    this.index = index;
    this.parameters = parameters;
  }

  static List<Candidate> of(
      IndexKeys keys, WindowIndex index, Parameters parameters, Effort effort) {
    Candidates candidates = new Candidates(index, parameters, effort);
    candidates.collect(keys);
    List<Candidate> ranked = candidates.rank(keys);
    effort.candidates(ranked.size());
    return ranked;
  }

  /**
   * Follows the buckets of all bands side by side, a step at a time: nearly every step waits for
   * memory, and steps that do not depend on each other wait together.
   */
  private void collect(IndexKeys keys) {
    int[] bands = new int[WindowIndex.SIGNATURE_BANDS];
    int[] places = new int[WindowIndex.SIGNATURE_BANDS];
    int[] found = new int[WindowIndex.SIGNATURE_BANDS];
    for (int band = 0; band < bands.length; band++) {
      bands[band] = band;
      places[band] = index.head(band, keys.key(band));
    }
    int open = bands.length;
    while (open > 0) {
      int still = 0;
      for (int i = 0; i < open; i++) {
        int row = places[i];
        int band = bands[i];
        if (index.isLive(row) && found[band] < parameters.bucketCap()) {
          places[still] = index.before(row, band);
          bands[still++] = band;
          if (index.key(row, band) == keys.key(band)) {
            add(row);
            if (++found[band] == parameters.bucketCap()) {
              effort.fullBucket();
            }
          }
        }
      }
      open = still;
    }
  }

  private void add(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    rows[size++] = row;
    effort.met();
  }

  private List<Candidate> rank(IndexKeys keys) {
    int left = keepPossible(keys);
    if (left == 0) {
      return List.of();
    }
    Arrays.sort(rows, 0, left);
    List<Candidate> ranked = new ArrayList<>();
    for (int i = 0; i < left; i++) {
      if (i == 0 || rows[i] != rows[i - 1]) {
        double containment = containment(rows[i], keys, index.equalComponents(rows[i], keys));
        if (containment >= parameters.prefilterContainment()) {
          ranked.add(new Candidate(index.sequence(rows[i]), containment));
        }
      }
    }
    ranked.sort(BEST_FIRST);
    return ranked;
  }

  /** Drops those that cannot be candidates, which nearly all are, by a glance at each. */
  private int keepPossible(IndexKeys keys) {
    int left = 0;
    for (int i = 0; i < size; i++) {
      double most = containment(rows[i], keys, index.mostEqualComponents(rows[i], keys));
      if (most >= parameters.prefilterContainment()) {
        rows[left++] = rows[i];
      }
    }
    return left;
  }

  /**
   * Containment from the Jaccard similarity J of the signatures: J (a + b) / ((1 + J) min(a, b)).
   */
  private double containment(int row, IndexKeys keys, int equalComponents) {
    double jaccard = (double) equalComponents / Fingerprint.COMPONENTS;
    double a = keys.shingles();
    double b = index.shingles(row);
    return jaccard * (a + b) / ((1 + jaccard) * Math.min(a, b));
  }
}

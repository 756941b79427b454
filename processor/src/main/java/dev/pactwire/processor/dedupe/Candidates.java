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
  private int[] rows = new int[64];
  private int size;

  private Candidates(WindowIndex index, Parameters parameters) {
    this.index = index;
    this.parameters = parameters;
  }

  static List<Candidate> of(IndexKeys keys, WindowIndex index, Parameters parameters) {
    Candidates candidates = new Candidates(index, parameters);
    // All heads first: reads that do not wait for each other hide each other's cache misses.
    int[] heads = new int[WindowIndex.SIGNATURE_BANDS];
    for (int band = 0; band < heads.length; band++) {
      heads[band] = index.head(band, keys.key(band));
    }
    for (int band = 0; band < heads.length; band++) {
      candidates.collect(band, keys.key(band), heads[band]);
    }
    return candidates.rank(keys);
  }

  private void collect(int band, int key, int head) {
    int row = index.seek(band, key, head);
    for (int n = 0; row != WindowIndex.NONE && n < parameters.bucketCap(); n++) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, 2 * size);
      }
      rows[size++] = row;
      row = index.earlier(band, key, row);
    }
  }

  private List<Candidate> rank(IndexKeys keys) {
    Arrays.sort(rows, 0, size);
    List<Candidate> ranked = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (i == 0 || rows[i] != rows[i - 1]) {
        double containment = estimate(rows[i], keys);
        if (containment >= parameters.prefilterContainment()) {
          ranked.add(new Candidate(index.sequence(rows[i]), containment));
        }
      }
    }
    ranked.sort(BEST_FIRST);
    return ranked;
  }

  /**
   * Containment from the Jaccard similarity J of the signatures: J (a + b) / ((1 + J) min(a, b)).
   */
  private double estimate(int row, IndexKeys keys) {
    double jaccard = (double) index.equalComponents(row, keys) / Fingerprint.COMPONENTS;
    double a = keys.shingles();
    double b = index.shingles(row);
    return jaccard * (a + b) / ((1 + jaccard) * Math.min(a, b));
  }
}

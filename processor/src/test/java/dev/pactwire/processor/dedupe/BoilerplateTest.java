package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a search costs, counted and not timed, when all articles of a window share a passage. What
 * such articles are taken for: {@link DuplicateFinderTest}.
 */
class BoilerplateTest {

  private static final int ARTICLES = 100_000;

  /** Articles for each that is searched for. */
  private static final int ONE_IN = 50;

  /**
   * Two signatures have a quarter of their components in common then, as texts have of which 40 %
   * are one passage.
   */
  private static final int SHARED_OF_HUNDRED = 50;

  private static final int SHINGLES = 200;
  private static final char[] NO_WORDS = {};

  private final SplittableRandom random = new SplittableRandom(25);
  private final byte[] passage = noise();

  @Test
  @Tag("fault-25")
  void amongAHundredThousandArticlesWithOnePassageInCommonASearchMeetsNoMoreThanAmongTenThousand() {
    // Given
    Parameters parameters = Parameters.defaults();
    long bound = (long) parameters.bucketCap() * WindowIndex.SIGNATURE_BANDS;
    WindowIndex index = new WindowIndex();
    Effort effort = new Effort();
    Fingerprint kept = fingerprint(0);
    long met = 0;
    long early = 0;

    // When
    for (int i = 1; i <= ARTICLES; i++) {
      Fingerprint article = fingerprint(i);
      kept = i == ARTICLES / 2 ? article : kept;
      IndexKeys keys = new IndexKeys(article, "a" + i);
      if (i % ONE_IN == 0) {
        Candidates.of(keys, index, parameters, effort);

        // Then no search goes beyond the caps of its buckets
        long metNow = effort.with(index).met();
        assertThat(metNow - met).isLessThanOrEqualTo(bound);
        met = metNow;
        early = i == ARTICLES / 10 ? met : early;
      }
      index.add(i, keys, 0);
    }

    // Then the buckets of the passage are full, and have been since long
    assertThat(effort.with(index).fullBuckets()).isGreaterThan(ARTICLES / ONE_IN);
    double earlyShare = early / (ARTICLES / 10.0);
    double lateShare = (met - early) / (ARTICLES * 0.9);
    assertThat(lateShare).isBetween(earlyShare, 1.2 * earlyShare);

    // And an article is still found among them, before all others
    List<Candidates.Candidate> found =
        Candidates.of(new IndexKeys(kept, "copy"), index, parameters, effort);
    assertThat(found.get(0).sequence()).isEqualTo(ARTICLES / 2);
    assertThat(found.get(0).containment()).isEqualTo(1);
    assertThat(found.size()).isLessThanOrEqualTo((int) bound);
  }

  /** A signature of which about every second component is that of the passage. */
  private Fingerprint fingerprint(int hash) {
    byte[] signature = noise();
    for (int component = 0; component < Fingerprint.COMPONENTS; component++) {
      if (random.nextInt(100) < SHARED_OF_HUNDRED) {
        System.arraycopy(passage, 2 * component, signature, 2 * component, 2);
      }
    }
    return Fingerprint.of(
        1, hash, false, true, 0, SHINGLES, SHINGLES, signature, NO_WORDS, NO_WORDS);
  }

  private byte[] noise() {
    byte[] bytes = new byte[Fingerprint.SIGNATURE_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}

package dev.pactwire.processor.dedupe;

import java.time.Instant;
import java.util.Arrays;

/**
 * What a version of an article changed against an earlier one.
 *
 * <p>Both are compared by the words of their fingerprints, which ignore what normalisation ignores;
 * of very long texts the beginning counts.
 *
 * @param fromRevision the revision it is compared with
 * @param since when that arrived
 * @param titleChanged whether the words of the title are others, or in another order
 * @param textShare share of the words of the longer text that the other lacks, 0 to 1; words are
 *     counted as often as they occur, their order is not looked at
 */
public record Edit(int fromRevision, Instant since, boolean titleChanged, double textShare) {

  static Edit between(SeenArticle before, Fingerprint now) {
    return new Edit(
        before.revision(),
        before.arrival(),
        !Arrays.equals(words(before.fingerprint().title()), words(now.title())),
        share(words(before.fingerprint().tokens()), words(now.tokens())));
  }

  private static double share(int[] before, int[] now) {
    int longer = Math.max(before.length, now.length);
    return longer == 0 ? 0 : 1 - (double) common(before, now) / longer;
  }

  private static int common(int[] one, int[] other) {
    Arrays.sort(one);
    Arrays.sort(other);
    int common = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      if (one[i] == other[j]) {
        common++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }

  private static int[] words(char[] tokens) {
    int[] words = new int[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      words[i] = Shingles.word(tokens[i]);
    }
    return words;
  }
}

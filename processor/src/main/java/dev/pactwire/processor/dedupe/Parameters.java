package dev.pactwire.processor.dedupe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * What the rule of {@link DuplicateFinder} is set to. Keys are those of {@code pactwire.yaml} below
 * {@code dedupe}.
 *
 * @param window {@code window}: how long an article is remembered, by arrival; above zero, at most
 *     366 days; default 72 h
 * @param duplicateContainment {@code duplicateContainment}: share of the smaller text's shingles
 *     found in the larger one from which a text is a duplicate; above 0, at most 1; default 0.5
 * @param relatedContainment {@code relatedContainment}: the same, from which a text is reported as
 *     related; above 0, at most {@code duplicateContainment}; default 0.25
 * @param prefilterContainment {@code prefilterContainment}: containment, estimated from signatures,
 *     below which a candidate is not looked at; 0 to {@code duplicateContainment}; default 0.25
 * @param shortTextTokens {@code shortTextTokens}: texts with fewer tokens need {@code
 *     shortTextContainment}; 8 to 1000; default 60
 * @param shortTextContainment {@code shortTextContainment}: containment from which such a text is a
 *     duplicate of another one, or another of it; {@code duplicateContainment} to 1; default 0.95
 * @param templateTokens {@code templateTokens}: number of differing tokens from which the template
 *     rule is asked; 1 to 1000; default 4
 * @param templateDigitShare {@code templateDigitShare}: share of the differing tokens with a digit
 *     from which two texts are issues of one template; above 0, at most 1; default 0.4
 * @param templateFactShare {@code templateFactShare}: the same for tokens with a digit or a capital
 *     letter, if at least eight tokens and 4 % of the text are replaced; above 0, at most 1;
 *     default 0.45
 * @param bucketCap {@code bucketCap}: most recent articles looked at in one bucket of the index; 1
 *     to 10000; default 32
 * @param verifyLimit {@code verifyLimit}: candidates compared shingle by shingle, best estimates
 *     first; 1 to 1000; default 12
 */
public record Parameters(
    Duration window,
    double duplicateContainment,
    double relatedContainment,
    double prefilterContainment,
    int shortTextTokens,
    double shortTextContainment,
    int templateTokens,
    double templateDigitShare,
    double templateFactShare,
    int bucketCap,
    int verifyLimit) {

  /** Counted up when the rule of {@link DuplicateFinder} itself changes a verdict. */
  public static final int RULE = 3;

  private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

  public Parameters {
    if (window == null
        || window.isNegative()
        || window.isZero()
        || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "dedupe.window is "
              + window
              + ": it must be above zero and at most "
              + LONGEST_WINDOW
              + ".");
    }
    requireShare("duplicateContainment", duplicateContainment, 1);
    requireShare("relatedContainment", relatedContainment, duplicateContainment);
    requireShare("prefilterContainment", prefilterContainment, duplicateContainment);
    requireShare("shortTextContainment", shortTextContainment, 1);
    requireShare("templateDigitShare", templateDigitShare, 1);
    requireShare("templateFactShare", templateFactShare, 1);
    requireBetween("shortTextTokens", shortTextTokens, 8, 1_000);
    requireBetween("templateTokens", templateTokens, 1, 1_000);
    requireBetween("bucketCap", bucketCap, 1, 10_000);
    requireBetween("verifyLimit", verifyLimit, 1, 1_000);
  }

  /** The values that were measured best; see {@code docs/decisions}. */
  public static Parameters defaults() {
    return new Parameters(Duration.ofHours(72), 0.5, 0.25, 0.25, 60, 0.95, 4, 0.4, 0.45, 32, 12);
  }

  /**
   * A short name for the rule with these values: equal for equal ones, and practically never for
   * others. It stands beside each verdict.
   */
  public String version() {
    CRC32 checksum = new CRC32();
    checksum.update(toString().getBytes(StandardCharsets.UTF_8));
    return "rule%d-%08x".formatted(RULE, checksum.getValue());
  }

  /** The same with another window. */
  public Parameters withWindow(Duration other) {
    return new Parameters(
        other,
        duplicateContainment,
        relatedContainment,
        prefilterContainment,
        shortTextTokens,
        shortTextContainment,
        templateTokens,
        templateDigitShare,
        templateFactShare,
        bucketCap,
        verifyLimit);
  }

  private static void requireShare(String key, double value, double most) {
    if (!(value > 0 && value <= most)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "dedupe.%s is %s: it must be above 0 and at most %s.",
              key,
              value,
              most));
    }
  }

  private static void requireBetween(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "dedupe.%s is %d: it must lie between %d and %d.",
              key,
              value,
              least,
              most));
    }
  }
}

package dev.pactwire.processor.alert;

/**
 * How likely a count is by chance alone: counts of news are taken to follow a negative binomial
 * distribution, which is Poisson's with a rate that itself wavers (a gamma mixture: Greenwood and
 * Yule 1920). Its variance is {@code e + w e²} for a mean {@code e} and wavering {@code w}.
 */
final class Chance {

  private Chance() {}

  /**
   * The probability of this count or a higher one.
   *
   * @param count at least zero
   * @param mean what is expected, zero or more
   * @param wavering square of the relative standard deviation of the rate, above zero
   */
  static double ofAtLeast(int count, double mean, double wavering) {
    double shape = 1 / wavering;
    double share = wavering * mean / (1 + wavering * mean);
    double each = Math.exp(-shape * Math.log1p(wavering * mean));
    double below = 0;
    for (int n = 0; n < count; n++) {
      below += each;
      each *= (n + shape) / (n + 1) * share;
    }
    return Math.max(0, 1 - below);
  }
}

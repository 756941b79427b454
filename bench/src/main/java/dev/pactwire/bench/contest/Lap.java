package dev.pactwire.bench.contest;

/**
 * One contender's way through all articles.
 *
 * @param articles articles taken in between the first commit that was seen and the last
 * @param seconds time between the two
 * @param cpuSeconds what all threads of this process and of the broker have worked meanwhile
 */
public record Lap(double articles, double seconds, double cpuSeconds) {

  /** Articles in a second. */
  public double rate() {
    return articles / seconds;
  }

  /**
   * Microseconds of work for an article: what is left of a rate when others use the machine too.
   */
  public double cpuMicros() {
    return 1e6 * cpuSeconds / articles;
  }
}

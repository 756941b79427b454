package dev.pactwire.bench.contest;

/**
 * One contender's way through all articles.
 *
 * @param articles articles taken in between the first commit that was seen and the last
 * @param seconds time between the two
 */
public record Lap(double articles, double seconds) {

  /** Articles in a second. */
  public double rate() {
    return articles / seconds;
  }
}

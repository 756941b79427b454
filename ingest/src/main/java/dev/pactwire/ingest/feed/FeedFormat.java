package dev.pactwire.ingest.feed;

/**
 * The family and version of a feed, written as {@code parse-feed} writes it ({@code rss2.0}, {@code
 * atom1.0}, …).
 */
public record FeedFormat(Family family, String version) {

  /** The families of formats; each has its own reader. */
  public enum Family {
    RSS,
    RDF,
    ATOM,
    JSON
  }

  @Override
  public String toString() {
    return (family == Family.JSON ? "json" : family == Family.ATOM ? "atom" : "rss") + version;
  }
}

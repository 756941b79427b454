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
    CDF,
    ATOM,
    JSON,
    SITEMAP,
    NEWSML,
    NINJS
  }

  @Override
  public String toString() {
    String name =
        switch (family) {
          case RSS, RDF -> "rss";
          case CDF -> "cdf";
          case ATOM -> "atom";
          case JSON -> "json";
          case SITEMAP -> "sitemap";
          case NEWSML -> "newsml-g2-";
          case NINJS -> "ninjs";
        };
    return name + version;
  }
}

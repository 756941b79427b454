package dev.pactwire.ingest.feed;

import java.util.List;

/** The outcome of reading a feed. */
public sealed interface ParsedFeed {

  /**
   * A feed.
   *
   * @param feed what it says about itself
   * @param entries its entries in document order, possibly none
   * @param repairs what had to be mended so that it could be read
   */
  record Parsed(Feed feed, List<Entry> entries, Repairs repairs) implements ParsedFeed {
    /** Copies the list. */
    public Parsed {
      entries = List.copyOf(entries);
    }

    /** A feed in which nothing was wrong. */
    public Parsed(Feed feed, List<Entry> entries) {
      this(feed, entries, Repairs.NONE);
    }
  }

  /**
   * An index of sitemaps: no feed itself, but it says where some may be.
   *
   * @param reason one sentence for those who wanted a feed
   * @param sitemaps what it names, in document order
   */
  record Index(String reason, List<SitemapLink> sitemaps) implements ParsedFeed {
    /** Copies the list. */
    public Index {
      sitemaps = List.copyOf(sitemaps);
    }
  }

  /**
   * Something else.
   *
   * @param reason one sentence saying what it is instead
   */
  record NotAFeed(String reason) implements ParsedFeed {}
}

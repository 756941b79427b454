package dev.pactwire.ingest.feed;

import java.util.List;

/** The outcome of reading a feed. */
public sealed interface ParsedFeed {

  /**
   * A feed.
   *
   * @param feed what it says about itself
   * @param entries its entries in document order, possibly none
   */
  record Parsed(Feed feed, List<Entry> entries) implements ParsedFeed {
    /** Copies the list. */
    public Parsed {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Something else.
   *
   * @param reason one sentence saying what it is instead
   */
  record NotAFeed(String reason) implements ParsedFeed {}
}

package dev.pactwire.ingest.sources;

import java.util.List;

/** The outcome of reading a list of feeds. */
public sealed interface FeedList {

  /**
   * A list that can be used.
   *
   * @param feeds the feeds in the order of the file, at least one
   */
  record Feeds(List<FeedDefinition> feeds) implements FeedList {
    /** Copies the list. */
    public Feeds {
      feeds = List.copyOf(feeds);
    }
  }

  /**
   * A list that cannot be used.
   *
   * @param problems one sentence each, naming file, line and value
   */
  record Unusable(List<String> problems) implements FeedList {
    /** Copies the list. */
    public Unusable {
      problems = List.copyOf(problems);
    }
  }
}

package dev.pactwire.ingest.run;

import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.FeedStatus;
import java.util.Optional;

/** Is told which feeds this instance has to poll, from one thread. */
public interface FeedShare {

  /**
   * A feed is ours, or ours is defined otherwise.
   *
   * @param before its last status, by whomever it was polled then
   */
  void add(FeedDefinition feed, Optional<FeedStatus> before);

  /** Which articles of a feed are to be looked at again; told before the feed is added. */
  default void watched(PackedWatch watch) {}

  /** A feed of ours is not to be polled until it is added again; what is known of it is kept. */
  default void pause(String feed) {
    remove(feed);
  }

  /** A feed is no longer ours, or there is none any more. */
  void remove(String feed);
}

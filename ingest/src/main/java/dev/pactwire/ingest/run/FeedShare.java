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

  /** A feed is no longer ours, or no longer to be polled. */
  void remove(String feed);
}

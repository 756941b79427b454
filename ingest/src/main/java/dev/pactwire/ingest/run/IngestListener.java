package dev.pactwire.ingest.run;

import dev.pactwire.ingest.sources.FeedDefinition;
import java.net.URI;

/** Is told how ingestion goes, from several threads. */
@FunctionalInterface
public interface IngestListener {

  /** A poll has ended. */
  void polled(PollReport report);

  /**
   * A feed has moved for good and is asked at its new address from now on.
   *
   * @param feed as it was defined
   * @param to its new address
   */
  default void moved(FeedDefinition feed, URI to) {}
}

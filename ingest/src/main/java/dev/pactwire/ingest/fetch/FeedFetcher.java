package dev.pactwire.ingest.fetch;

import java.net.URI;

/** Fetches what one feed names, with no more than this feed may reach. */
@FunctionalInterface
public interface FeedFetcher {

  /**
   * Fetches a document; blocks until it is there or has failed.
   *
   * @param url absolute address
   * @param known validators of the last time, to be told if nothing has changed
   */
  FetchOutcome fetch(URI url, Validators known);
}

package dev.pactwire.ingest.fetch;

import java.net.URI;

/** Fetches documents. */
public interface Fetcher extends AutoCloseable {

  /**
   * Fetches a document; blocks until it is there or has failed.
   *
   * @param url absolute address
   * @param known validators of the last time, to be told if nothing has changed
   */
  FetchOutcome fetch(URI url, Validators known);

  /** Ends connections and threads; fetches under way fail. */
  @Override
  void close();
}

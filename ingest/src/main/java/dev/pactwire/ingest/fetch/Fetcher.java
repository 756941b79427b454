package dev.pactwire.ingest.fetch;

import java.net.URI;
import java.time.Duration;

/** Fetches documents. */
public interface Fetcher extends AutoCloseable {

  /**
   * Fetches a document; blocks until it is there or has failed.
   *
   * @param url absolute address
   * @param home the own address of the feed for which it is fetched: opens its host if that is on
   *     the list of {@link AllowedHosts}
   * @param known validators of the last time, to be told if nothing has changed
   * @param gate is asked before each hop of a redirect
   */
  FetchOutcome fetch(URI url, URI home, Validators known, RedirectGate gate);

  /** As above, for itself; every redirect may be followed. */
  default FetchOutcome fetch(URI url, Validators known) {
    return fetch(url, url, known, RedirectGate.OPEN);
  }

  /** This fetcher, for all that a feed names. */
  default FeedFetcher behalfOf(URI home) {
    return (url, known) -> fetch(url, home, known, RedirectGate.OPEN);
  }

  /**
   * Books a turn for an address, and prepares its fetch, so that nobody has to wait in a thread
   * while others could be fetched. May send a request that has to go before, but waits for no turn.
   *
   * @return zero if it is to be fetched now; else after which time this is to be asked again
   */
  default Duration ready(URI url) {
    return Duration.ZERO;
  }

  /** Ends connections and threads; fetches under way fail. */
  @Override
  void close();
}

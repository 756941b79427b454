package dev.pactwire.ingest.sources;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A feed to be polled.
 *
 * @param id unique among all feeds; the source of its articles in the ledger
 * @param url where it is fetched, http or https
 * @param title name for people
 * @param language BCP 47 tag that its articles have unless they say otherwise
 * @param country country of the publisher, ISO 3166-1 alpha-2
 * @param interval fixed time between polls; adaptive without one
 */
public record FeedDefinition(
    String id,
    URI url,
    Optional<String> title,
    Optional<String> language,
    Optional<String> country,
    Optional<Duration> interval) {

  /** Checks that the required parts are there. */
  public FeedDefinition {
    requireNonNull(url, "url");
    if (id.isBlank()) {
      throw new IllegalArgumentException("a feed needs an id: " + url);
    }
  }

  /** A feed with nothing but an id and an address. */
  public static FeedDefinition of(String id, URI url) {
    return new FeedDefinition(
        id, url, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}

package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.HubLinks;
import dev.pactwire.ingest.time.SourceTime;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a feed says about itself.
 *
 * @param title its name, plain text
 * @param link the site it belongs to
 * @param updated when it last changed
 * @param format what it is written in
 * @param language BCP 47 tag, as declared
 * @param timeToLive how long the publisher wants it cached
 * @param hubs who announces its changes
 * @param skipHours hours of the day, UTC, at which it does not want to be asked
 */
public record Feed(
    Optional<String> title,
    Optional<String> link,
    Optional<SourceTime> updated,
    FeedFormat format,
    Optional<String> language,
    Optional<Duration> timeToLive,
    HubLinks hubs,
    Set<Integer> skipHours) {

  /** Copies the hours. */
  public Feed {
    skipHours = Set.copyOf(skipHours);
  }

  /** A feed that may be asked at any hour. */
  public Feed(
      Optional<String> title,
      Optional<String> link,
      Optional<SourceTime> updated,
      FeedFormat format,
      Optional<String> language,
      Optional<Duration> timeToLive,
      HubLinks hubs) {
    this(title, link, updated, format, language, timeToLive, hubs, Set.of());
  }

  /** A feed that names no hub. */
  public Feed(
      Optional<String> title,
      Optional<String> link,
      Optional<SourceTime> updated,
      FeedFormat format,
      Optional<String> language,
      Optional<Duration> timeToLive) {
    this(title, link, updated, format, language, timeToLive, HubLinks.NONE);
  }
}

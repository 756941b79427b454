package dev.pactwire.ingest.publish;

import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.schemas.Feed;
import java.time.Duration;
import java.util.Optional;

/** Definitions of feeds on the wire. */
public final class FeedRecords {

  private FeedRecords() {}

  /** A definition as it is written; not paused. */
  public static Feed of(FeedDefinition feed) {
    return Feed.newBuilder()
        .setFeedId(feed.id())
        .setUrl(feed.url().toString())
        .setTitle(feed.title().orElse(null))
        .setLanguage(feed.language().orElse(null))
        .setCountry(feed.country().orElse(null))
        .setIntervalSeconds(
            feed.interval()
                .map(time -> (int) Math.min(Integer.MAX_VALUE, Math.max(1, time.toSeconds())))
                .orElse(null))
        .build();
  }

  /** A definition as it was written; empty if its address cannot be fetched. */
  public static Optional<FeedDefinition> definition(Feed feed) {
    return Links.web(feed.getUrl())
        .filter(url -> !feed.getFeedId().isBlank())
        .map(
            url ->
                new FeedDefinition(
                    feed.getFeedId(),
                    url,
                    feed.getTitle(),
                    feed.getLanguage(),
                    feed.getCountry(),
                    feed.getIntervalSeconds().filter(s -> s > 0).map(Duration::ofSeconds)));
  }
}

package dev.pactwire.dashboard.tables;

import dev.pactwire.schemas.Feed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The feeds of {@code news.feeds}, with their pauses. */
public final class FeedDefinitions implements Table<Feed> {
  private final SortedMap<String, Feed> feeds = new TreeMap<>();

  @Override
  public synchronized void put(String key, Optional<Feed> value, Instant at) {
    value.ifPresentOrElse(feed -> feeds.put(key, feed), () -> feeds.remove(key));
  }

  /** All of them, by their ids. */
  public synchronized List<Feed> all() {
    return List.copyOf(feeds.values());
  }

  /** The feed of an id. */
  public synchronized Optional<Feed> of(String id) {
    return Optional.ofNullable(feeds.get(id));
  }
}

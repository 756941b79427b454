package dev.pactwire.ingest.publish;

import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.Pause;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/**
 * What is done with the feeds of a store, the same way wherever it is asked for. Every method
 * throws a {@link KafkaException} when the brokers refuse.
 */
public final class FeedDesk {
  private final Shelf store;

  public FeedDesk(Shelf store) {
    this.store = store;
  }

  /** Where the feeds stand. */
  public interface Shelf {
    /** All feeds by their id. */
    SortedMap<String, Feed> feeds();

    /**
     * Writes definitions, and returns when they are stored.
     *
     * @param progress is told how many are stored so far
     */
    void put(Collection<Feed> feeds, LongConsumer progress);

    /** Removes a feed and all that is known of it. */
    void remove(String id);
  }

  /** What became of a list that was written. */
  public record Written(int added, int changed, int unchanged) {}

  /** What became of the wish to pause feeds or to resume them. */
  public sealed interface Change {
    /**
     * It is written.
     *
     * @param changed the feeds that were changed
     * @param unchanged those that were not paused when they were to be resumed
     */
    record Done(List<String> changed, List<String> unchanged) implements Change {}

    /** Nothing is written, because there is no feed of this id. */
    record Unknown(String id) implements Change {}
  }

  /** Writes a list of feeds. Those of the same id are replaced; a pause stays. */
  public Written write(Collection<FeedDefinition> feeds) {
    return write(feeds, stored -> {});
  }

  /**
   * The same, for a person who waits.
   *
   * @param progress is told how many feeds are stored so far
   */
  public Written write(Collection<FeedDefinition> feeds, LongConsumer progress) {
    return write(feeds, store.feeds(), progress);
  }

  private Written write(
      Collection<FeedDefinition> feeds, Map<String, Feed> there, LongConsumer progress) {
    List<Feed> written =
        feeds.stream()
            .map(feed -> keepingPause(FeedRecords.of(feed), there.get(feed.id())))
            .filter(feed -> !feed.equals(there.get(feed.getFeedId())))
            .toList();
    int added = (int) written.stream().filter(feed -> !there.containsKey(feed.getFeedId())).count();
    store.put(written, progress);
    return new Written(added, written.size() - added, feeds.size() - written.size());
  }

  /** Writes a list of feeds, and removes all that are not in it. */
  public Written replaceAll(Collection<FeedDefinition> feeds) {
    Map<String, Feed> there = store.feeds();
    Set<String> listed = feeds.stream().map(FeedDefinition::id).collect(Collectors.toSet());
    there.keySet().stream().filter(id -> !listed.contains(id)).forEach(store::remove);
    return write(feeds, there, stored -> {});
  }

  /** Stops the polling of feeds until they are resumed; a feed that is paused gets this pause. */
  public Change pause(List<String> ids, Pause pause) {
    return change(ids, feed -> true, pause);
  }

  /** Ends the pauses of feeds. */
  public Change resume(List<String> ids) {
    return change(ids, feed -> feed.getPause().isPresent(), null);
  }

  private Change change(List<String> ids, Predicate<Feed> concerned, Pause pause) {
    Map<String, Feed> there = store.feeds();
    Optional<String> unknown = ids.stream().filter(id -> !there.containsKey(id)).findFirst();
    if (unknown.isPresent()) {
      return new Change.Unknown(unknown.get());
    }
    List<Feed> changed = ids.stream().distinct().map(there::get).filter(concerned).toList();
    store.put(
        changed.stream().map(feed -> Feed.newBuilder(feed).setPause(pause).build()).toList(),
        stored -> {});
    List<String> names = changed.stream().map(Feed::getFeedId).toList();
    return new Change.Done(names, ids.stream().filter(id -> !names.contains(id)).toList());
  }

  private static Feed keepingPause(Feed feed, Feed before) {
    return before == null
        ? feed
        : Feed.newBuilder(feed).setPause(before.getPause().orElse(null)).build();
  }
}

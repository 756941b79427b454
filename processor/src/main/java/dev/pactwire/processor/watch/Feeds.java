package dev.pactwire.processor.watch;

import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The feeds and how they fare, all of them on every instance: the latest records of news.feeds and
 * news.feed-status, a few hundred bytes a feed in memory. Values are read when they are asked for;
 * what cannot be read is as if it were not there.
 */
final class Feeds {

  private static final String FEEDS = "feeds";
  private static final String STATUS = "feed-status";

  private final KeyValueStore<String, byte[]> feeds;
  private final KeyValueStore<String, byte[]> statuses;
  private final Topic<String, Feed> feedTopic;
  private final Topic<String, FeedStatus> statusTopic;

  private Feeds(
      KeyValueStore<String, byte[]> feeds, KeyValueStore<String, byte[]> statuses, Topics topics) {
    this.feeds = feeds;
    this.statuses = statuses;
    this.feedTopic = topics.feeds();
    this.statusTopic = topics.feedStatus();
  }

  /** Makes a topology keep them. */
  static void keep(StreamsBuilder builder, Topics topics) {
    keep(builder, topics.feeds().name(), FEEDS);
    keep(builder, topics.feedStatus().name(), STATUS);
  }

  private static void keep(StreamsBuilder builder, String topic, String store) {
    Serde<byte[]> bytes = Serdes.ByteArray();
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store), Serdes.String(), bytes)
            .withLoggingDisabled(),
        topic,
        Consumed.with(Serdes.String(), bytes).withName(store + "-read"),
        () -> new Keeper(store));
  }

  /** Those of a topology that keeps them. */
  static Feeds of(ProcessorContext<?, ?> context, Topics topics) {
    return new Feeds(context.getStateStore(FEEDS), context.getStateStore(STATUS), topics);
  }

  /** A feed, if a source is one. */
  Optional<Feed> feed(String source) {
    return read(feedTopic, feeds.get(source));
  }

  /** How a feed fares, if it has been polled. */
  Optional<FeedStatus> status(String source) {
    return read(statusTopic, statuses.get(source));
  }

  /** Whether somebody has stopped a feed. */
  boolean isPaused(String source) {
    return feed(source).flatMap(Feed::getPause).isPresent();
  }

  /** Whether there are feeds, and all of them are stopped. */
  boolean areAllPaused() {
    boolean any = false;
    try (KeyValueIterator<String, byte[]> all = feeds.all()) {
      while (all.hasNext()) {
        any = true;
        if (read(feedTopic, all.next().value).flatMap(Feed::getPause).isEmpty()) {
          return false;
        }
      }
    }
    return any;
  }

  /** Hands out how each feed fares. */
  void eachStatus(Consumer<FeedStatus> reader) {
    try (KeyValueIterator<String, byte[]> all = statuses.all()) {
      while (all.hasNext()) {
        read(statusTopic, all.next().value).ifPresent(reader);
      }
    }
  }

  private static <T> Optional<T> read(Topic<String, T> topic, byte[] value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          topic.valueSerde().deserializer().deserialize(topic.name(), value));
    } catch (SerializationException e) {
      return Optional.empty();
    }
  }

  /** Keeps the last value of each key, as it came. */
  private static final class Keeper extends ContextualProcessor<String, byte[], Void, Void> {

    private final String name;
    private KeyValueStore<String, byte[]> store;

    Keeper(String name) {
      this.name = name;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      store = context.getStateStore(name);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      if (record.key() != null) {
        store.put(record.key(), record.value());
      }
    }
  }
}

package dev.pactwire.processor.watch;

import dev.pactwire.processor.alert.Flood;
import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Sighting;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Tells of feeds that cannot be fetched: {@value #BEGINS} polls have failed in a row, or the
 * publisher says that it is gone. That ends when a poll succeeds, and when the feed is paused or
 * removed. A feed that never worked has no rhythm, so that no silence would be told of it. When
 * many fail, as when the network is away, one alert stands for those that are not told one by one
 * ({@link Flood}); their times stand in the store with a minus.
 *
 * <p>It looks every {@link #LOOK_EVERY} at what stands in news.feed-status, and reads no sighting.
 */
final class FailingFeedProcessor extends ContextualProcessor<String, Sighting, String, Alert> {

  static final String STORE = "failing-feeds";
  static final Duration LOOK_EVERY = Duration.ofSeconds(10);
  static final int BEGINS = 3;

  /** No feed has this id; under it stands since when many fail, while they do. */
  private static final String MANY = "";

  private final Topics topics;
  private final Flood flood = new Flood();
  private Feeds feeds;
  private KeyValueStore<String, Long> failing;

  private FailingFeedProcessor(Topics topics) {
    this.topics = topics;
  }

  static ProcessorSupplier<String, Sighting, String, Alert> supplier(Topics topics) {
    StoreBuilder<KeyValueStore<String, Long>> store =
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.Long());
    return Step.of(() -> new FailingFeedProcessor(topics), store);
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    super.init(context);
    feeds = Feeds.of(context, topics);
    failing = context.getStateStore(STORE);
    context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  @Override
  public void process(Record<String, Sighting> record) {
    // How a feed fares does not stand in its articles.
  }

  private void look(long now) {
    feeds.eachStatus(
        status -> {
          boolean fails =
              status.getConsecutiveFailures() >= BEGINS || status.getState() == FeedState.GONE;
          if (fails && !isExcused(status) && failing.get(status.getFeedId()) == null) {
            begin(status, now);
          }
        });
    recovered().forEach(feed -> end(feed, now));
    lookAtMany(now);
  }

  private void begin(FeedStatus status, long now) {
    Instant since = status.getLastSuccessAt().orElse(status.getCheckedAt());
    // Of the time of 1970 there is no minus.
    long at = Math.max(1, since.toEpochMilli());
    if (failing.get(MANY) == null && flood.admits(now)) {
      failing.put(status.getFeedId(), at);
      tell(Alerts.failing(status, Instant.ofEpochMilli(at)), now);
    } else {
      failing.put(status.getFeedId(), -at);
    }
  }

  private void lookAtMany(long now) {
    Map<String, Long> withheld = withheld();
    Long known = failing.get(MANY);
    String topic = topics.feedStatus().name();
    if (known == null && !withheld.isEmpty()) {
      failing.put(MANY, now);
      tell(Alerts.manyFailing(topic, withheld.keySet(), now), now);
    } else if (known != null && withheld.size() < Flood.FEW) {
      failing.delete(MANY);
      tell(Alerts.manyFailingEnded(topic, known, now), now);
      withheld.forEach(
          (feed, since) -> {
            failing.put(feed, -since);
            feeds
                .status(feed)
                .ifPresent(s -> tell(Alerts.failing(s, Instant.ofEpochMilli(-since)), now));
          });
    }
  }

  private Map<String, Long> withheld() {
    Map<String, Long> withheld = new TreeMap<>();
    try (KeyValueIterator<String, Long> all = failing.all()) {
      while (all.hasNext()) {
        KeyValue<String, Long> feed = all.next();
        if (feed.value < 0) {
          withheld.put(feed.key, feed.value);
        }
      }
    }
    return withheld;
  }

  private boolean isExcused(FeedStatus status) {
    return feeds.isPaused(status.getFeedId());
  }

  private List<KeyValue<String, Long>> recovered() {
    List<KeyValue<String, Long>> recovered = new ArrayList<>();
    try (KeyValueIterator<String, Long> all = failing.all()) {
      while (all.hasNext()) {
        KeyValue<String, Long> feed = all.next();
        Optional<FeedStatus> status = feeds.status(feed.key);
        // A status without a failure: a poll succeeded. None: the feed was removed.
        boolean fails = status.map(s -> s.getConsecutiveFailures() > 0).orElse(false);
        if (!feed.key.equals(MANY) && (!fails || feeds.isPaused(feed.key))) {
          recovered.add(feed);
        }
      }
    }
    return recovered;
  }

  private void end(KeyValue<String, Long> feed, long now) {
    failing.delete(feed.key);
    if (feed.value < 0) {
      return;
    }
    Optional<FeedStatus> status = feeds.status(feed.key);
    String note =
        feeds.isPaused(feed.key)
            ? "The feed was paused."
            : status.map(FeedWords::of).orElse("The feed was removed.");
    tell(
        Alerts.recovered(
            feed.key, Instant.ofEpochMilli(feed.value), Instant.ofEpochMilli(now), note),
        now);
  }

  private void tell(Alert alert, long now) {
    context().forward(new Record<>(alert.getId(), alert, now));
  }
}

package dev.pactwire.processor.watch;

import dev.pactwire.processor.alert.Flood;
import dev.pactwire.processor.alert.Presence;
import dev.pactwire.processor.alert.Silence;
import dev.pactwire.processor.alert.SilenceDetector;
import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.Sighting;
import dev.pactwire.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
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
 * Keeps a {@link SilenceDetector} for each source, and one for all of them together.
 *
 * <p>It looks once a minute at the time that {@link Presence} tells: when the only source falls
 * silent, no record comes that could move the time of the stream. A paused feed is expected to tell
 * nothing. A source that has not spoken for {@link #FORGOTTEN} is forgotten, and so is one that was
 * among the feeds and no longer is. When many fall silent, as when nobody polls them, one alert
 * stands for those that are not told one by one ({@link Flood}).
 */
final class SilenceProcessor extends ContextualProcessor<String, Sighting, String, Alert> {

  static final String STORE = "silences";
  static final String KNOWN_FEEDS = "known-feeds";
  static final Duration FORGOTTEN = Duration.ofDays(30);

  /** No source has this name; under it stand all of them together. */
  private static final String ALL = "";

  /** No feed has this id; under it stands since when many are silent, while they are. */
  private static final String MANY = "\u0000";

  private static final byte[] KNOWN = {1};
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private final Topics topics;
  private final Presence presence = new Presence();
  private final Flood flood = new Flood();
  private KeyValueStore<String, byte[]> detectors;
  private KeyValueStore<String, byte[]> knownFeeds;
  private Feeds feeds;

  private SilenceProcessor(Topics topics) {
    this.topics = topics;
  }

  static ProcessorSupplier<String, Sighting, String, Alert> supplier(Topics topics) {
    return Step.of(() -> new SilenceProcessor(topics), store(STORE), store(KNOWN_FEEDS));
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled();
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    super.init(context);
    detectors = context.getStateStore(STORE);
    knownFeeds = context.getStateStore(KNOWN_FEEDS);
    feeds = Feeds.of(context, topics);
    context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  @Override
  public void process(Record<String, Sighting> record) {
    presence.saw(record.timestamp());
    spoke(ALL, record.timestamp());
    if (!record.value().getSource().equals(ALL)) {
      spoke(record.value().getSource(), record.timestamp());
    }
  }

  private void spoke(String source, long at) {
    byte[] known = detectors.get(source);
    if (known == null) {
      detectors.put(source, SilenceDetector.since(at).toBytes());
      return;
    }
    SilenceDetector detector = SilenceDetector.fromBytes(known);
    // What happened while nobody looked belongs to the record: a silence is told even so, unless
    // the source was paused by then.
    // Asked last: it may have to look at all feeds.
    if (detector.isDue(at) && !isPaused(source)) {
      begin(source, detector, at);
    }
    tell(source, detector.spoke(at), at);
    detectors.put(source, detector.toBytes());
  }

  private void look(long wallClock) {
    presence.look(wallClock).ifPresent(this::lookAt);
  }

  private void lookAt(long now) {
    List<KeyValue<String, Optional<SilenceDetector>>> changed = new ArrayList<>();
    Map<String, SilenceDetector> withheld = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> all = detectors.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        SilenceDetector detector = SilenceDetector.fromBytes(entry.value);
        look(entry.key, detector, now, changed);
        if (detector.isWithheld()) {
          withheld.put(entry.key, detector);
        }
      }
    }
    lookAtMany(withheld, now, changed);
    changed.forEach(
        entry -> detectors.put(entry.key, entry.value.map(SilenceDetector::toBytes).orElse(null)));
  }

  private void look(
      String source,
      SilenceDetector detector,
      long now,
      List<KeyValue<String, Optional<SilenceDetector>>> changed) {
    if (wasRemoved(source)) {
      tell(source, detector.excused(now), now);
      knownFeeds.delete(source);
      changed.add(KeyValue.pair(source, Optional.empty()));
    } else if (isPaused(source)) {
      tell(source, detector.excused(now), now);
      changed.add(KeyValue.pair(source, Optional.of(detector)));
    } else if (detector.last() < now - FORGOTTEN.toMillis()) {
      detector.release();
      changed.add(KeyValue.pair(source, Optional.empty()));
    } else if (detector.isDue(now)) {
      begin(source, detector, now);
      changed.add(KeyValue.pair(source, Optional.of(detector)));
    }
  }

  private void begin(String source, SilenceDetector detector, long now) {
    Optional<Silence> silence = detector.passed(now);
    if (source.equals(ALL) || knownFeeds.get(MANY) == null && flood.admits(now)) {
      tell(source, silence, now);
    } else {
      detector.withhold();
    }
  }

  private void lookAtMany(
      Map<String, SilenceDetector> withheld,
      long now,
      List<KeyValue<String, Optional<SilenceDetector>>> changed) {
    byte[] known = knownFeeds.get(MANY);
    String topic = topics.articles().name();
    if (known == null && !withheld.isEmpty()) {
      knownFeeds.put(MANY, ByteBuffer.allocate(Long.BYTES).putLong(now).array());
      tell(Alerts.manySilent(topic, withheld.keySet(), now), now);
    } else if (known != null && withheld.size() < Flood.FEW) {
      knownFeeds.delete(MANY);
      tell(Alerts.manySilentEnded(topic, ByteBuffer.wrap(known).getLong(), now), now);
      withheld.forEach(
          (source, detector) -> {
            tell(source, detector.release(), now);
            changed.add(KeyValue.pair(source, Optional.of(detector)));
          });
    }
  }

  private void tell(Alert alert, long now) {
    context().forward(new Record<>(alert.getId(), alert, now));
  }

  private boolean isPaused(String source) {
    return source.equals(ALL) ? feeds.areAllPaused() : feeds.isPaused(source);
  }

  /** Sources that never were feeds are pushed, or read from files. */
  private boolean wasRemoved(String source) {
    boolean known = knownFeeds.get(source) != null;
    if (feeds.feed(source).isPresent()) {
      if (!known) {
        knownFeeds.put(source, KNOWN);
      }
      return false;
    }
    return known;
  }

  private void tell(String source, Optional<Silence> silence, long now) {
    silence.map(found -> alert(source, found)).ifPresent(alert -> tell(alert, now));
  }

  private Alert alert(String source, Silence silence) {
    return source.equals(ALL)
        ? Alerts.standstill(topics.articles().name(), silence)
        : Alerts.silent(source, silence, FeedWords.of(feeds.status(source)));
  }
}

package dev.pactwire.processor.watch;

import dev.pactwire.processor.alert.Silence;
import dev.pactwire.processor.alert.SilenceDetector;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Keeps a {@link SilenceDetector} for each source.
 *
 * <p>It looks at the wall clock, once a minute: when the only source falls silent, no record comes
 * that could move the time of the stream. While records come whose arrival lies {@link #BEHIND} or
 * more in the past, the watch is catching up, and the time of the stream counts instead; the clock
 * is believed again when records are fresh, or when two looks in a row saw none. A source that has
 * not spoken for {@link #FORGOTTEN} is forgotten: it was removed.
 */
final class SilenceProcessor extends ContextualProcessor<String, Sighting, String, Alert> {

  static final String STORE = "silences";
  static final Duration BEHIND = Duration.ofMinutes(5);
  static final Duration FORGOTTEN = Duration.ofDays(30);

  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private static final int CAUGHT_UP = 2;

  private KeyValueStore<String, byte[]> detectors;
  private long latest = Long.MIN_VALUE;
  private int looksWithoutRecord;

  static ProcessorSupplier<String, Sighting, String, Alert> supplier() {
    StoreBuilder<KeyValueStore<String, byte[]>> store =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled();
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, Sighting, String, Alert> get() {
        return new SilenceProcessor();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(store);
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    super.init(context);
    detectors = context.getStateStore(STORE);
    context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  @Override
  public void process(Record<String, Sighting> record) {
    latest = Math.max(latest, record.timestamp());
    looksWithoutRecord = -1;
    String source = record.value().getSource();
    byte[] known = detectors.get(source);
    if (known == null) {
      detectors.put(source, SilenceDetector.since(record.timestamp()).toBytes());
      return;
    }
    SilenceDetector detector = SilenceDetector.fromBytes(known);
    // What happened while nobody looked belongs to the record: a silence is told even so.
    tell(source, detector.passed(record.timestamp()), record.timestamp());
    tell(source, detector.spoke(record.timestamp()), record.timestamp());
    detectors.put(source, detector.toBytes());
  }

  private void look(long wallClock) {
    looksWithoutRecord++;
    boolean fresh = latest >= wallClock - BEHIND.toMillis();
    boolean caughtUp = fresh || looksWithoutRecord >= CAUGHT_UP;
    if (caughtUp || latest != Long.MIN_VALUE) {
      lookAt(caughtUp ? wallClock : latest);
    }
  }

  private void lookAt(long now) {
    List<KeyValue<String, Optional<SilenceDetector>>> changed = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = detectors.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        SilenceDetector detector = SilenceDetector.fromBytes(entry.value);
        Optional<Silence> silence = detector.passed(now);
        tell(entry.key, silence, now);
        if (detector.last() < now - FORGOTTEN.toMillis()) {
          changed.add(KeyValue.pair(entry.key, Optional.empty()));
        } else if (silence.isPresent()) {
          changed.add(KeyValue.pair(entry.key, Optional.of(detector)));
        }
      }
    }
    changed.forEach(
        entry -> detectors.put(entry.key, entry.value.map(SilenceDetector::toBytes).orElse(null)));
  }

  private void tell(String source, Optional<Silence> silence, long now) {
    silence
        .map(found -> Alerts.of(source, found))
        .ifPresent(alert -> context().forward(new Record<>(alert.getId(), alert, now)));
  }
}

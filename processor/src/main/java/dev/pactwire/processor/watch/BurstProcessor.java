package dev.pactwire.processor.watch;

import dev.pactwire.processor.alert.BurstDetector;
import dev.pactwire.processor.alert.Windows;
import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.Sighting;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * Keeps a {@link BurstDetector} for each label. Time is that of the records: whatever comes in, of
 * any label, moves it on and may end a burst.
 */
final class BurstProcessor extends ContextualProcessor<String, Sighting, String, Alert> {

  static final String STORE = "bursts";

  /** No label has this name; under it stands when the watch began. */
  private static final String BEGUN = "";

  private static final Duration LOOK_EVERY = Duration.ofMillis(Windows.MILLIS);

  private KeyValueStore<String, byte[]> detectors;

  static ProcessorSupplier<String, Sighting, String, Alert> supplier() {
    StoreBuilder<KeyValueStore<String, byte[]>> store =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled();
    return Step.of(BurstProcessor::new, store);
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    super.init(context);
    detectors = context.getStateStore(STORE);
    context.schedule(LOOK_EVERY, PunctuationType.STREAM_TIME, this::look);
  }

  @Override
  public void process(Record<String, Sighting> record) {
    long begun = begun(record.timestamp());
    for (String label : record.value().getLabels()) {
      byte[] known = detectors.get(label);
      BurstDetector detector =
          known == null ? BurstDetector.since(begun) : BurstDetector.fromBytes(known);
      // What ended before this came ends before the next begins, whenever it was looked at last.
      detector
          .passed(context().currentStreamTimeMs())
          .ifPresent(burst -> tell(Alerts.of(label, burst), record.timestamp()));
      detector
          .told(
              record.timestamp(),
              record.value().getEventAt().toEpochMilli(),
              record.value().getSource(),
              record.value().getArticleId())
          .ifPresent(burst -> tell(Alerts.of(label, burst), record.timestamp()));
      detectors.put(label, detector.toBytes());
    }
  }

  private long begun(long now) {
    byte[] known = detectors.get(BEGUN);
    if (known != null) {
      return ByteBuffer.wrap(known).getLong();
    }
    detectors.put(BEGUN, ByteBuffer.allocate(Long.BYTES).putLong(now).array());
    return now;
  }

  private void look(long now) {
    List<KeyValue<String, BurstDetector>> changed = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = detectors.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        if (!entry.key.equals(BEGUN)) {
          BurstDetector detector = BurstDetector.fromBytes(entry.value);
          detector
              .passed(now)
              .ifPresent(
                  burst -> {
                    tell(Alerts.of(entry.key, burst), now);
                    changed.add(KeyValue.pair(entry.key, detector));
                  });
        }
      }
    }
    // Written only where a burst has ended: what else has passed follows from the next record.
    changed.forEach(entry -> detectors.put(entry.key, entry.value.toBytes()));
  }

  private void tell(Alert alert, long now) {
    context().forward(new Record<>(alert.getId(), alert, now));
  }
}

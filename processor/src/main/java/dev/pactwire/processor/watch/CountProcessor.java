package dev.pactwire.processor.watch;

import dev.pactwire.processor.alert.Windows;
import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.Count;
import dev.pactwire.schemas.Sighting;
import dev.pactwire.schemas.SubjectKind;
import dev.pactwire.schemas.WireFormat;
import java.time.Duration;
import java.time.Instant;
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
 * Counts in windows of five minutes and tells every change. What arrives late counts in the window
 * in which it was published; what was published more than {@link #KEPT} before the latest arrival
 * counts nowhere: its window may have been forgotten.
 */
final class CountProcessor extends ContextualProcessor<String, Sighting, String, Count> {

  static final String STORE = "window-counts";
  static final Duration KEPT = Duration.ofDays(30);

  private static final Duration SWEEP_EVERY = Duration.ofHours(6);

  private KeyValueStore<String, Count> counts;

  static ProcessorSupplier<String, Sighting, String, Count> supplier() {
    StoreBuilder<KeyValueStore<String, Count>> store =
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE),
            Serdes.String(),
            WireFormat.SINGLE_OBJECT.serde(Count.class));
    return Step.of(CountProcessor::new, store);
  }

  @Override
  public void init(ProcessorContext<String, Count> context) {
    super.init(context);
    counts = context.getStateStore(STORE);
    context.schedule(SWEEP_EVERY, PunctuationType.STREAM_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, Sighting> record) {
    Sighting sighting = record.value();
    // The latest arrival of all, which goes back for no restart: by it windows are swept.
    if (isForgotten(sighting.getEventAt(), context().currentStreamTimeMs())) {
      return;
    }
    sighting.getLabels().forEach(label -> count(label, sighting.getEventAt(), record));
    if (sighting.getFirst()) {
      count(Subjects.of(SubjectKind.SOURCE, sighting.getSource()), sighting.getEventAt(), record);
    }
  }

  private void count(String subject, Instant at, Record<String, Sighting> record) {
    Instant start = Instant.ofEpochMilli(Windows.start(Windows.of(at.toEpochMilli())));
    String key = subject + "|" + start;
    Count before = counts.get(key);
    Count after =
        new Count(
            Subjects.kind(subject),
            Subjects.id(subject),
            start,
            Windows.MINUTES,
            before == null ? 1 : before.getCount() + 1);
    counts.put(key, after);
    context().forward(new Record<>(key, after, record.timestamp()));
  }

  private static boolean isForgotten(Instant at, long now) {
    return at.toEpochMilli() < now - KEPT.toMillis();
  }

  private void sweep(long now) {
    try (KeyValueIterator<String, Count> all = counts.all()) {
      while (all.hasNext()) {
        KeyValue<String, Count> entry = all.next();
        // A window is needed until nothing that belongs to its end can count any more.
        if (isForgotten(entry.value.getStart().plusMillis(Windows.MILLIS), now)) {
          counts.delete(entry.key);
        }
      }
    }
  }
}

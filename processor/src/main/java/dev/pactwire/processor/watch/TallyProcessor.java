package dev.pactwire.processor.watch;

import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.Sighting;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Leaves a sighting only the labels for which its cluster has not been counted. So a cluster counts
 * once for each label, whoever tells it: with its first article, or with the version that brings
 * the label. Clusters are remembered for {@link #KEPT}; later versions of older ones do not count.
 */
final class TallyProcessor extends ContextualProcessor<String, Sighting, String, Sighting> {

  static final String STORE = "told-clusters";

  /** More than the longest usual window of deduplication, after which a copy is news again. */
  static final Duration KEPT = Duration.ofDays(7);

  private static final Duration SWEEP_EVERY = Duration.ofHours(6);

  private TimestampedKeyValueStore<String, String> clusters;

  static ProcessorSupplier<String, Sighting, String, Sighting> supplier() {
    StoreBuilder<TimestampedKeyValueStore<String, String>> store =
        Stores.timestampedKeyValueStoreBuilder(
            Stores.persistentTimestampedKeyValueStore(STORE), Serdes.String(), Serdes.String());
    return Step.of(TallyProcessor::new, store);
  }

  @Override
  public void init(ProcessorContext<String, Sighting> context) {
    super.init(context);
    clusters = context.getStateStore(STORE);
    context.schedule(SWEEP_EVERY, PunctuationType.STREAM_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, Sighting> record) {
    Sighting sighting = record.value();
    String id = sighting.getClusterId();
    if (id.isEmpty()) {
      context().forward(record);
      return;
    }
    ValueAndTimestamp<String> known = clusters.get(id);
    // By the latest arrival of all, as they are swept: what has been swept must not be missed.
    long now = context().currentStreamTimeMs();
    boolean remembered = known != null && known.timestamp() >= now - KEPT.toMillis();
    Set<String> counted = remembered ? split(known.value()) : Set.of();
    Set<String> uncounted = new LinkedHashSet<>();
    if (remembered || sighting.getFirst()) {
      uncounted.addAll(sighting.getLabels());
      uncounted.removeAll(counted);
      Set<String> all = new LinkedHashSet<>(counted);
      all.addAll(uncounted);
      long seen = remembered ? Math.max(known.timestamp(), record.timestamp()) : record.timestamp();
      clusters.put(id, ValueAndTimestamp.make(String.join(",", all), seen));
    }
    context()
        .forward(
            record.withValue(
                Sighting.newBuilder(sighting).setLabels(java.util.List.copyOf(uncounted)).build()));
  }

  private static Set<String> split(String labels) {
    return labels.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(labels.split(",")));
  }

  private void sweep(long now) {
    try (KeyValueIterator<String, ValueAndTimestamp<String>> all = clusters.all()) {
      while (all.hasNext()) {
        KeyValue<String, ValueAndTimestamp<String>> entry = all.next();
        if (entry.value.timestamp() < now - KEPT.toMillis()) {
          clusters.delete(entry.key);
        }
      }
    }
  }
}

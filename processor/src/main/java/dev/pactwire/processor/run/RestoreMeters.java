package dev.pactwire.processor.run;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How much state is still to be fetched from Kafka, as meters. Thread-safe. */
final class RestoreMeters implements StateRestoreListener, MeterBinder {

  /** Last offset and what is left up to it. */
  private record Restore(long end, long remaining) {}

  private final Map<TopicPartition, Restore> running = new ConcurrentHashMap<>();
  private final LongAdder records = new LongAdder();

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("pactwire.restore.remaining", this, RestoreMeters::remaining)
        .description("Offsets of changelogs that are still to be read before work begins")
        .register(registry);
    FunctionCounter.builder("pactwire.restore.records", records, LongAdder::sum)
        .description("Records of changelogs that were restored")
        .register(registry);
  }

  private long remaining() {
    return running.values().stream().mapToLong(Restore::remaining).sum();
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
    running.put(changelog, new Restore(end, Math.max(0, end - start)));
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long reached, long count) {
    records.add(count);
    running.computeIfPresent(
        changelog,
        (partition, restore) ->
            new Restore(restore.end(), Math.max(0, restore.end() - reached - 1)));
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long total) {
    running.remove(changelog);
  }

  @Override
  public void onRestoreSuspended(TopicPartition changelog, String store, long total) {
    running.remove(changelog);
  }
}

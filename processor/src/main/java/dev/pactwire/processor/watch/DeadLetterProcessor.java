package dev.pactwire.processor.watch;

import dev.pactwire.processor.alert.Excess;
import dev.pactwire.processor.alert.ExcessDetector;
import dev.pactwire.processor.alert.Presence;
import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.Alert;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Tells when there are more dead letters than usual, by an {@link ExcessDetector}. The end of it
 * goes by the clock: when no more letters come, no record moves the time.
 */
final class DeadLetterProcessor extends ContextualProcessor<byte[], byte[], String, Alert> {

  static final String STORE = "dead-letter-rhythm";

  private static final String ALL = "all";
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private final Presence presence = new Presence();
  private final String topic;
  private KeyValueStore<String, byte[]> detectors;

  private DeadLetterProcessor(String topic) {
    this.topic = topic;
  }

  static ProcessorSupplier<byte[], byte[], String, Alert> supplier(String topic) {
    StoreBuilder<KeyValueStore<String, byte[]>> store =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled();
    return Step.of(() -> new DeadLetterProcessor(topic), store);
  }

  @Override
  public void init(ProcessorContext<String, Alert> context) {
    super.init(context);
    detectors = context.getStateStore(STORE);
    context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    presence.saw(record.timestamp());
    ExcessDetector detector = detector(record.timestamp());
    // What ended before this letter came ends before the next begins.
    tell(detector.passed(record.timestamp()), record.timestamp());
    tell(detector.failed(record.timestamp()), record.timestamp());
    detectors.put(ALL, detector.toBytes());
  }

  private void look(long wallClock) {
    presence
        .look(wallClock)
        .ifPresent(
            now -> {
              ExcessDetector detector = detector(now);
              tell(detector.passed(now), now);
              detectors.put(ALL, detector.toBytes());
            });
  }

  private ExcessDetector detector(long now) {
    byte[] known = detectors.get(ALL);
    return known == null ? ExcessDetector.since(now) : ExcessDetector.fromBytes(known);
  }

  private void tell(Optional<Excess> excess, long now) {
    excess
        .map(found -> Alerts.of(topic, found))
        .ifPresent(alert -> context().forward(new Record<>(alert.getId(), alert, now)));
  }
}

package dev.pactwire.processor.step;

import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * One step of a topology: its processors, a new one for each task, and the stores that they use,
 * which Kafka Streams adds and connects.
 *
 * @param processors makes a processor at each call
 * @param stores what the processors find in their context
 * @param <K> key of what comes in
 * @param <V> value of what comes in
 * @param <L> key of what goes on
 * @param <W> value of what goes on
 */
public record Step<K, V, L, W>(
    Supplier<Processor<K, V, L, W>> processors, Set<StoreBuilder<?>> stores)
    implements ProcessorSupplier<K, V, L, W> {

  /** A step that uses these stores. */
  public static <K, V, L, W> Step<K, V, L, W> of(
      Supplier<Processor<K, V, L, W>> processors, StoreBuilder<?>... stores) {
    return new Step<>(processors, Set.of(stores));
  }

  @Override
  public Processor<K, V, L, W> get() {
    return processors.get();
  }
}

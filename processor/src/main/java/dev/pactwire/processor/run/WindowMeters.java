package dev.pactwire.processor.run;

import dev.pactwire.processor.dedupe.WindowFigures;
import dev.pactwire.processor.route.LanguageBlocks;
import dev.pactwire.processor.topology.WindowBoard;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * The windows of deduplication as meters, one for each language block. A block that another process
 * works on counts as zero, so that sums over all processes are right.
 */
final class WindowMeters implements MeterBinder {

  private final WindowBoard board;

  WindowMeters(WindowBoard board) {
    this.board = board;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (int block = 0; block < LanguageBlocks.count(); block++) {
      gauges(registry, block);
      counters(registry, block);
    }
  }

  private void gauges(MeterRegistry registry, int block) {
    gauge(registry, block, "here", "1 where the block is worked on and restored", window -> 1);
    gauge(registry, block, "articles", "Articles in the window", WindowFigures::articles);
    gauge(registry, block, "heap.bytes", "Bytes of its index", WindowFigures::heapBytes);
    gauge(registry, block, "bucket.load", "Articles for each bucket", WindowFigures::bucketLoad);
  }

  private void counters(MeterRegistry registry, int block) {
    counter(registry, block, "judged", "Texts judged", WindowFigures::judged);
    counter(registry, block, "met", "Articles met in buckets", WindowFigures::met);
    counter(registry, block, "candidates", "Those alike by estimate", WindowFigures::candidates);
    counter(registry, block, "compared", "Those compared exactly", WindowFigures::compared);
    counter(registry, block, "full.buckets", "Overfull buckets", WindowFigures::fullBuckets);
  }

  private void gauge(
      MeterRegistry registry,
      int block,
      String name,
      String description,
      ToDoubleFunction<WindowFigures> figure) {
    Gauge.builder("pactwire.window." + name, board, from -> of(from, block, figure))
        .tag("block", LanguageBlocks.name(block))
        .description(description)
        .register(registry);
  }

  private void counter(
      MeterRegistry registry,
      int block,
      String name,
      String description,
      ToDoubleFunction<WindowFigures> figure) {
    FunctionCounter.builder("pactwire.window." + name, board, from -> of(from, block, figure))
        .tag("block", LanguageBlocks.name(block))
        .description(description)
        .register(registry);
  }

  private static double of(WindowBoard board, int block, ToDoubleFunction<WindowFigures> figure) {
    return board.of(block).map(window -> figure.applyAsDouble(window)).orElse(0.0);
  }
}

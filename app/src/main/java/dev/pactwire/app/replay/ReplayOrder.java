package dev.pactwire.app.replay;

import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.replay.Lane;
import dev.pactwire.processor.span.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be decided once more.
 *
 * @param lane where it goes
 * @param span which articles, by arrival
 * @param warmUp how much before the span is remembered, and not told
 * @param taxonomy how articles are labelled; if absent, as processors do
 * @param replace whether what stands in the lane already may be deleted
 */
public record ReplayOrder(
    Lane lane, Span span, Duration warmUp, Optional<Taxonomy> taxonomy, boolean replace) {

  /** The span together with its warm-up. */
  Span read() {
    long from = Math.max(0, span.from().minus(warmUp).toEpochMilli());
    return new Span(Instant.ofEpochMilli(from), span.to());
  }
}

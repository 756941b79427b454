package dev.pactwire.app.replay;

import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.replay.Lane;
import dev.pactwire.processor.span.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be decided once more.
 *
 * @param lane where it goes
 * @param span which articles, by arrival
 * @param warmUp how much before the span is remembered, and not told
 * @param taxonomy how articles are labelled; if absent, as processors do
 * @param archive files in whose place news.articles is read; none to read that
 * @param replace whether what stands in the lane already may be deleted
 */
public record ReplayOrder(
    Lane lane,
    Span span,
    Duration warmUp,
    Optional<Taxonomy> taxonomy,
    List<Path> archive,
    boolean replace) {

  /** Copies the list. */
  public ReplayOrder {
    archive = List.copyOf(archive);
  }

  /** The span together with its warm-up. */
  Span read() {
    long from = Math.max(0, span.from().minus(warmUp).toEpochMilli());
    return new Span(Instant.ofEpochMilli(from), span.to());
  }
}

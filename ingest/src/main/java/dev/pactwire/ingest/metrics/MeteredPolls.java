package dev.pactwire.ingest.metrics;

import dev.pactwire.ingest.run.IngestListener;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.ingest.sources.FeedDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Locale;

/**
 * Counts what had to be mended in what was read: {@code pactwire.ingest.invalid.sequences} (bytes
 * that were no characters, in feeds and in pages) and {@code pactwire.ingest.recoveries} (documents
 * with something else that was wrong, by kind). Which feeds they were stands in their status.
 */
public final class MeteredPolls implements IngestListener {

  private final IngestListener listener;
  private final MeterRegistry registry;

  /** A measured listener, which passes everything on. */
  public MeteredPolls(IngestListener listener, MeterRegistry registry) {
    this.listener = listener;
    this.registry = registry;
    count("feed", 0);
    count("page", 0);
  }

  @Override
  public void polled(PollReport report) {
    count("feed", report.repairs().invalid());
    count("page", report.invalidInPages());
    report
        .repairs()
        .kinds()
        .forEach(
            kind ->
                registry
                    .counter(
                        "pactwire.ingest.recoveries", "kind", kind.name().toLowerCase(Locale.ROOT))
                    .increment());
    listener.polled(report);
  }

  private void count(String where, int sequences) {
    registry.counter("pactwire.ingest.invalid.sequences", "where", where).increment(sequences);
  }

  @Override
  public void moved(FeedDefinition feed, URI to) {
    listener.moved(feed, to);
  }
}

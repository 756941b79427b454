package dev.pactwire.ingest.metrics;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.RedirectGate;
import dev.pactwire.ingest.fetch.Validators;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * Measures each fetch: {@code pactwire.ingest.fetches} (a timer by outcome: fetched, not_modified,
 * or the kind of failure) and {@code pactwire.ingest.fetched.bytes}.
 */
public final class MeteredFetcher implements Fetcher {

  private final Fetcher fetcher;
  private final MeterRegistry registry;
  private final Counter bytes;

  /** A measured fetcher; the inner one is closed with it. */
  public MeteredFetcher(Fetcher fetcher, MeterRegistry registry) {
    this.fetcher = fetcher;
    this.registry = registry;
    this.bytes =
        Counter.builder("pactwire.ingest.fetched")
            .baseUnit("bytes")
            .description("Size of the documents fetched, decompressed")
            .register(registry);
  }

  @Override
  public FetchOutcome fetch(URI url, URI home, Validators known, RedirectGate gate) {
    Timer.Sample sample = Timer.start(registry);
    FetchOutcome outcome = fetcher.fetch(url, home, known, gate);
    sample.stop(
        Timer.builder("pactwire.ingest.fetches")
            .description("Fetches by outcome")
            .tag("outcome", name(outcome))
            .register(registry));
    if (outcome instanceof Fetched fetched) {
      bytes.increment(fetched.body().length);
    }
    return outcome;
  }

  private static String name(FetchOutcome outcome) {
    if (outcome instanceof Failed failed) {
      return failed.kind().name().toLowerCase(Locale.ROOT);
    }
    return outcome instanceof Fetched ? "fetched" : "not_modified";
  }

  @Override
  public Duration ready(URI url) {
    return fetcher.ready(url);
  }

  @Override
  public void close() {
    fetcher.close();
  }
}

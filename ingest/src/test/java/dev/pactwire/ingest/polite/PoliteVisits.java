package dev.pactwire.ingest.polite;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.testkit.FeedServer;
import dev.pactwire.testkit.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A host and who visits it with manners; pauses are kept, and move the clock on. */
final class PoliteVisits implements AutoCloseable {

  final FeedServer server = FeedServer.start();
  final HandClock clock = new HandClock(Instant.parse("2026-11-20T12:00:00Z"));
  final List<Duration> pauses = new ArrayList<>();
  final PoliteFetcher fetcher =
      new PoliteFetcher(
          new HttpFetcher(TestLimits.PATIENT, (url, home) -> true, clock),
          "Pactwire",
          Manners.defaults(),
          clock,
          wait -> {
            pauses.add(wait);
            clock.forward(wait);
          });

  FetchOutcome fetch(String path) {
    return fetcher.fetch(server.url(path), Validators.NONE);
  }

  /** An address of another server, at another name, so that it counts as another host. */
  static String elsewhere(FeedServer other, String path) {
    return "http://localhost:" + other.port() + path;
  }

  @Override
  public void close() {
    fetcher.close();
    server.close();
  }
}

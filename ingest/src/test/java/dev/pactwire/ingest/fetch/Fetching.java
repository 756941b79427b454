package dev.pactwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** A server, a fetcher that may ask it, and one that may not. */
final class Fetching implements AutoCloseable {

  static final String RSS = "application/rss+xml; charset=utf-8";
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  final FeedServer server = FeedServer.start();
  final Fetcher fetcher =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")), CLOCK);
  final Fetcher strict = new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of()), CLOCK);

  static Behaviour packed(String coding, byte[] body) {
    return Behaviour.answer(200, Map.of("Content-Type", RSS, "Content-Encoding", coding), body);
  }

  FetchOutcome fetch(String path) {
    return fetcher.fetch(server.url(path), Validators.NONE);
  }

  Failed failed(String path) {
    FetchOutcome outcome = fetch(path);
    assertThat(outcome).isInstanceOf(Failed.class);
    return (Failed) outcome;
  }

  @Override
  public void close() {
    fetcher.close();
    strict.close();
    server.close();
  }
}

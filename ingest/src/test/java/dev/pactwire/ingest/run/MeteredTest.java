package dev.pactwire.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.FetchLimits;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.metrics.MeteredFetcher;
import dev.pactwire.ingest.metrics.MeteredPolls;
import dev.pactwire.ingest.metrics.MeteredSink;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeteredTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void countsFetchesByOutcomeArticlesAndTheirLag() throws InterruptedException {
    // Given a feed that works and one that does not
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (FeedServer server = FeedServer.start();
        MeteredFetcher fetcher =
            new MeteredFetcher(
                new HttpFetcher(
                    FetchLimits.defaults(), AllowedHosts.of(Set.of("127.0.0.1")), CLOCK),
                registry);
        FeedPoller poller =
            new FeedPoller(
                fetcher,
                new MeteredSink(new MemorySink(), registry),
                IngestSettings.defaults(),
                CLOCK,
                () -> new Random(1),
                new MeteredPolls(report -> {}, registry))) {
      server.on(
          "/feed",
          Behaviour.content(
              "application/rss+xml",
              "<rss version='2.0'><channel><item><title>T</title><guid>1</guid><description>D &nbsp; \uFFFD</description><pubDate>Fri, 20 Nov 2026 11:59:00 GMT</pubDate></item></channel></rss>"));
      // When
      poller.pollOnce(
          List.of(
              FeedDefinition.of("good", server.url("/feed")),
              FeedDefinition.of("bad", server.url("/nowhere"))));
    }
    // Then
    assertThat(registry.get("pactwire.ingest.fetches").tag("outcome", "fetched").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("pactwire.ingest.fetches").tag("outcome", "status").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("pactwire.ingest.fetched").counter().count()).isGreaterThan(100);
    assertThat(registry.get("pactwire.ingest.articles").counter().count()).isEqualTo(1);
    assertThat(registry.get("pactwire.ingest.polls").tag("state", "failing").counter().count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("pactwire.ingest.lag")
                .tag("step", "published")
                .timer()
                .totalTime(java.util.concurrent.TimeUnit.SECONDS))
        .isEqualTo(60);
    assertThat(registry.get("pactwire.ingest.recoveries").tag("kind", "entities").counter().count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("pactwire.ingest.invalid.sequences")
                .tag("where", "feed")
                .counter()
                .count())
        .isEqualTo(1);
  }
}

package dev.pactwire.ingest.run;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import dev.pactwire.testkit.HandClock;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A feed at {@code /feed} of a server, polled by a clock that is moved by hand. */
final class OneFeed implements AutoCloseable {

  static final String TEXT =
      "<p>" + "A sentence that says something about the matter at hand. ".repeat(12) + "</p>";
  static final String RSS = "application/rss+xml";

  final HandClock clock = new HandClock(Instant.parse("2026-11-20T12:00:00Z"));
  final FeedServer server = FeedServer.start();
  final MemorySink sink = new MemorySink();
  final List<URI> moves = new ArrayList<>();
  private final HttpFetcher fetcher =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")), clock);
  private final FeedPoller poller =
      another(
          new IngestListener() {
            @Override
            public void polled(PollReport report) {}

            @Override
            public void moved(FeedDefinition feed, URI to) {
              moves.add(to);
            }
          });

  /** A poller that knows nothing of what the others did, and publishes to the same place. */
  FeedPoller another(IngestListener listener) {
    return new FeedPoller(
        fetcher, sink, IngestSettings.defaults(), clock, () -> new Random(1), listener);
  }

  @Override
  public void close() {
    poller.close();
    fetcher.close();
    server.close();
  }

  PollReport poll() throws InterruptedException {
    return poller.pollOnce(List.of(definition())).get(0);
  }

  FeedDefinition definition() {
    return FeedDefinition.of("feed", server.url("/feed"));
  }

  String id() {
    return sink.articles.get(0).getArticleId();
  }

  String summaryOnly() {
    return "<?xml version='1.0'?><rss version='2.0'><channel><title>Feed</title><item><title>T</title><link>"
        + server.url("/page")
        + "</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><description>The summary.</description></item></channel></rss>";
  }

  static Behaviour page(String body) {
    return Behaviour.content(
        "text/html", "<html lang=en><body><article>" + body + "</article></body></html>");
  }

  static String one(String title) {
    return "<rss version='2.0'><channel><title>F</title><item><title>"
        + title
        + "</title><guid isPermaLink='false'>"
        + title
        + "</guid><description>Some words.</description></item></channel></rss>";
  }
}

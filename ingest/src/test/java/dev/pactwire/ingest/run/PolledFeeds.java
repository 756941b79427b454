package dev.pactwire.ingest.run;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.testkit.FeedServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A poller whose feeds are paths of one server, and what it published. */
final class PolledFeeds implements AutoCloseable {

  static final String RSS = "application/rss+xml";
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  static final String LONG =
      "<p>" + "A sentence that says something about the matter at hand. ".repeat(12) + "</p>";

  final FeedServer server = FeedServer.start();
  final MemorySink sink = new MemorySink();
  private final HttpFetcher fetcher =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")), CLOCK);
  final FeedPoller poller = poller(IngestSettings.defaults(), report -> {});

  @Override
  public void close() {
    poller.close();
    fetcher.close();
    server.close();
  }

  FeedPoller poller(IngestSettings settings, IngestListener listener) {
    return new FeedPoller(fetcher, sink, settings, CLOCK, () -> new Random(1), listener);
  }

  PollReport poll(String path) throws InterruptedException {
    return poller.pollOnce(List.of(feed(path))).get(0);
  }

  FeedDefinition feed(String path) {
    return FeedDefinition.of(path.substring(1), server.url(path));
  }

  static String rss(String... items) {
    return "<?xml version='1.0'?><rss version='2.0'><channel><title>Feed</title>"
        + String.join("", items)
        + "</channel></rss>";
  }

  static String item(String id, String title, String content) {
    return "<item><title>"
        + title
        + "</title><guid isPermaLink='false'>"
        + id
        + "</guid><link>https://www.news.example/"
        + id
        + "?utm_source=rss</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><description><![CDATA["
        + content
        + "]]></description></item>";
  }
}

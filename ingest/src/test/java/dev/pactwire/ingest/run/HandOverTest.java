package dev.pactwire.ingest.run;

import static dev.pactwire.ingest.run.OneFeed.RSS;
import static dev.pactwire.ingest.run.OneFeed.TEXT;
import static dev.pactwire.ingest.run.OneFeed.one;
import static dev.pactwire.ingest.run.OneFeed.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.text.HubLinks;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.FeedWatch;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import dev.pactwire.testkit.HandClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A feed that another instance goes on with. */
@Timeout(180)
class HandOverTest {

  @AutoClose private final OneFeed feed = new OneFeed();
  private final FeedServer server = feed.server;
  private final MemorySink sink = feed.sink;
  private final HandClock clock = feed.clock;

  @Test
  void whatAnotherInstanceWroteDownIsGoneOnWith() throws InterruptedException {
    server.on(
        "/feed",
        Behaviour.conditional(RSS, feed.summaryOnly(), "\"v1\"", "Fri, 20 Nov 2026 10:00:00 GMT"));
    feed.poll();
    FeedStatus written = sink.statuses.get(0);

    BlockingQueue<PollReport> polls = new LinkedBlockingQueue<>();

    try (FeedPoller other = feed.another(polls::add)) {
      clock.forward(Duration.ofDays(1));
      other.add(feed.definition(), Optional.of(written));
      assertThat(polls.poll(90, TimeUnit.SECONDS).httpStatus()).contains(304);
    }

    assertThat(sink.articles).hasSize(1);
  }

  @Test
  void whoTakesAFeedOverLooksAgainAtWhatAnotherHasPublished() throws InterruptedException {
    // Given an article published by one instance
    server
        .on("/feed", Behaviour.content(RSS, feed.summaryOnly()))
        .on("/page", Behaviour.sequence(page(TEXT), Behaviour.status(410)));
    feed.poll();
    FeedWatch written = sink.watches.get(sink.watches.size() - 1);

    // When another goes on with what was written down, an hour later
    clock.forward(Duration.ofHours(1));
    try (FeedPoller other = feed.another(report -> {})) {
      other.watched(PackedWatch.of(written));
      other.pollOnce(List.of(feed.definition()));
    }

    // Then it finds that the page is gone, and that nothing is left to look at
    Article last = sink.articles.get(sink.articles.size() - 1);
    assertThat(last.getRetraction()).isPresent();
    assertThat(last.getArticleId()).isEqualTo(feed.id());
    assertThat(written.getArticles()).hasSize(1);
  }

  @Test
  void whoTakesOverAFeedThatDoesNotChangeKnowsItsHub() throws Exception {
    // Given a feed that names a hub, and answers 304 to whoever knows it
    String named =
        one("One")
            .replace(
                "<channel>",
                "<channel><link xmlns='http://www.w3.org/2005/Atom' rel='hub' href='https://hub.example/'/>");
    server.on(
        "/feed", Behaviour.conditional(RSS, named, "\"v1\"", "Fri, 20 Nov 2026 10:00:00 GMT"));
    feed.poll();
    FeedStatus written = sink.statuses.get(0);
    BlockingQueue<HubLinks> read = new LinkedBlockingQueue<>();

    // When another instance polls it
    try (FeedPoller other = feed.another(report -> {})) {
      other.announcedBy(
          new Announcements() {
            @Override
            public void read(FeedDefinition feed, URI url, HubLinks links) {
              read.add(links);
            }

            @Override
            public Optional<Instant> coveredUntil(String feed) {
              return Optional.empty();
            }

            @Override
            public void missed(String feed) {}

            @Override
            public void removed(String feed) {}
          });
      clock.forward(Duration.ofDays(1));
      other.add(feed.definition(), Optional.of(written));

      // Then it is told of the hub, and of the name of the feed there
      assertThat(read.poll(50, TimeUnit.SECONDS))
          .isEqualTo(
              new HubLinks(
                  List.of(URI.create("https://hub.example/")), Optional.of(server.url("/feed"))));
    }
    assertThat(sink.articles).hasSize(1);
  }
}

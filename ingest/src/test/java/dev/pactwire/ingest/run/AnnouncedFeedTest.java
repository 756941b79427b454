package dev.pactwire.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What hubs bring while its feed is polled, or is not ours any more. */
@Timeout(180)
class AnnouncedFeedTest {

  private final FeedServer server = FeedServer.start();
  private final MemorySink sink = new MemorySink();
  private final HttpFetcher fetcher =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")), Clock.systemUTC());
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final BlockingQueue<PollReport> reports = new LinkedBlockingQueue<>();
  private FeedPoller poller;

  @AfterEach
  void close() {
    gate.countDown();
    poller.close();
    fetcher.close();
    server.close();
  }

  @Test
  void aFeedThatIsNoLongerOursDoesNotComeBackToLife() throws Exception {
    // Given a hub's news of a feed, waiting for the only thread
    poller = heldUpPoller(1);
    assertThat(poller.announced("feed", "news!".getBytes(StandardCharsets.UTF_8), none())).isTrue();
    assertThat(poller.announced("feed", rss("Late"), none())).isTrue();

    // When the feed goes before the thread is free
    poller.remove("feed");
    gate.countDown();

    // Then nothing is published or polled for it
    poll("other");
    poll("other");
    assertThat(server.requests("/feed")).hasSize(1);
    assertThat(sink.articles).extracting(Article::getTitle).doesNotContain("Late");
  }

  @Test
  void announcementsOfOneFeedKeepNoThreadFromTheOthers() throws Exception {
    // Given as many announcements of a feed as there are threads, while it is polled
    poller = heldUpPoller(3);
    int taken = 0;
    while (taken < 100 && poller.announced("feed", rss("News " + taken), none())) {
      taken++;
    }

    // When another feed is polled
    PollReport other = poll("other");

    // Then it is not held up; and what was taken is published in order once the poll has ended
    assertThat(other.published()).isEqualTo(1);
    assertThat(taken).isEqualTo(8);
    gate.countDown();
    for (int i = 0; i < taken + 1; i++) {
      assertThat(reports.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(sink.articles)
        .extracting(Article::getTitle)
        .filteredOn(title -> title.startsWith("News"))
        .containsExactly(
            "News 0", "News 1", "News 2", "News 3", "News 4", "News 5", "News 6", "News 7");
  }

  /** A poller of which one thread is busy with the poll of a feed until the gate opens. */
  private FeedPoller heldUpPoller(int threads) throws InterruptedException {
    for (String feed : List.of("feed", "other")) {
      server.on("/" + feed, Behaviour.content("application/rss+xml", text(feed)));
    }
    IngestSettings few = new IngestSettings(PollPolicy.defaults(), threads, 100, 10, 0);
    Clock clock = Clock.systemUTC();
    FeedPoller made =
        new FeedPoller(
            fetcher,
            new Gated(sink),
            few,
            clock,
            () -> new Random(1),
            report -> {
              if (report.feed().equals("feed")) {
                reports.add(report);
              }
            });
    made.add(FeedDefinition.of("feed", server.url("/feed")), Optional.empty());
    assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
    return made;
  }

  private PollReport poll(String feed) throws InterruptedException {
    return poller.pollOnce(List.of(FeedDefinition.of(feed, server.url("/" + feed)))).get(0);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static byte[] rss(String title) {
    return text(title).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String title) {
    return "<rss version='2.0'><channel><title>F</title><item><title>"
        + title
        + "</title><guid isPermaLink='false'>"
        + title
        + "</guid><description>Some words about it.</description></item></channel></rss>";
  }

  /** Holds up the article that the feed itself shows. */
  private final class Gated implements ArticleSink {
    private final ArticleSink behind;

    Gated(ArticleSink behind) {
      this.behind = behind;
    }

    @Override
    public Batch begin() {
      Batch batch = behind.begin();
      return new Batch() {
        private boolean held;

        @Override
        public void add(String where, Article article) {
          held |= article.getTitle().equals("feed");
          batch.add(where, article);
        }

        @Override
        public Delivery await() {
          if (held) {
            reached.countDown();
            try {
              gate.await();
            } catch (InterruptedException interrupted) {
              Thread.currentThread().interrupt();
            }
          }
          return batch.await();
        }
      };
    }

    @Override
    public void status(FeedStatus status) {}

    @Override
    public void close() {}
  }
}

package dev.pactwire.ingest.run;

import static dev.pactwire.ingest.run.PolledFeeds.LONG;
import static dev.pactwire.ingest.run.PolledFeeds.RSS;
import static dev.pactwire.ingest.run.PolledFeeds.item;
import static dev.pactwire.ingest.run.PolledFeeds.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Feeds that are polled for good, beside each other. */
@Timeout(180)
class PollingOnTest {

  @AutoClose private final PolledFeeds feeds = new PolledFeeds();
  private final FeedServer server = feeds.server;
  private final MemorySink sink = feeds.sink;

  @Test
  void oneBrokenFeedDoesNotHinderTheOthers() throws InterruptedException {
    // Given a feed that says nothing until another one has been read, and then hangs up
    CountDownLatch read = new CountDownLatch(1);
    Behaviour good = Behaviour.content(RSS, rss(item("1", "First", LONG)));
    server.on("/silent", (request, out) -> read.await());
    server.on(
        "/good",
        (request, out) -> {
          good.answer(request, out);
          read.countDown();
        });

    List<PollReport> reports =
        feeds.poller.pollOnce(
            List.of(feeds.feed("/silent"), feeds.feed("/nowhere"), feeds.feed("/good")));

    assertThat(reports)
        .extracting(PollReport::state)
        .containsExactly(FeedState.FAILING, FeedState.FAILING, FeedState.HEALTHY);
  }

  @Test
  void pollsAgainAndAgainUntilClosed() throws InterruptedException {
    CountDownLatch polls = new CountDownLatch(3);
    server.on("/feed", Behaviour.content(RSS, rss(item("1", "First", LONG))));
    PollPolicy quick =
        new PollPolicy(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(50));
    try (FeedPoller again =
        feeds.poller(new IngestSettings(quick, 2, 100, 10, 0), report -> polls.countDown())) {
      again.start(List.of(feeds.feed("/feed")));

      assertThat(polls.await(90, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(sink.articles).hasSize(1);
  }

  @Test
  void aFeedThatGoesAndComesBackIsPolledOnceATime() throws InterruptedException {
    // Given a poller with one thread, which is busy
    server.on("/busy", Behaviour.content(RSS, rss(item("1", "First", LONG))));
    server.on("/feed", Behaviour.content(RSS, rss(item("2", "Second", LONG))));
    server.on("/last", Behaviour.content(RSS, rss(item("3", "Third", LONG))));
    CountDownLatch free = new CountDownLatch(1);
    CountDownLatch last = new CountDownLatch(1);
    List<String> polled = new CopyOnWriteArrayList<>();
    IngestListener listener =
        report -> {
          polled.add(report.feed());
          if (report.feed().equals("busy")) {
            await(free);
          } else if (report.feed().equals("last")) {
            last.countDown();
          }
        };
    try (FeedPoller shared =
        feeds.poller(new IngestSettings(PollPolicy.defaults(), 1, 100, 10, 0), listener)) {
      shared.add(feeds.feed("/busy"), Optional.empty());

      // When a feed is paused and resumed before the thread comes to it
      for (int i = 0; i < 4; i++) {
        shared.add(feeds.feed("/feed"), Optional.empty());
        shared.remove("feed");
      }
      shared.add(feeds.feed("/feed"), Optional.empty());
      shared.add(feeds.feed("/last"), Optional.empty());
      free.countDown();

      // Then it is polled as often as any other
      assertThat(last.await(90, TimeUnit.SECONDS)).isTrue();
      assertThat(polled).containsExactly("busy", "feed", "last");
    }
  }

  @Test
  void aPollThatEndsWithAnErrorIsNotTheLast() throws InterruptedException {
    // Given a feed whose first poll runs out of stack
    server.on("/feed", Behaviour.content(RSS, rss(item("1", "First", LONG))));
    CountDownLatch polls = new CountDownLatch(2);
    IngestListener listener =
        report -> {
          polls.countDown();
          if (polls.getCount() == 1) {
            throw new StackOverflowError("nested too deeply");
          }
        };
    PollPolicy quick =
        new PollPolicy(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(50));

    // When it is polled for good
    try (FeedPoller again = feeds.poller(new IngestSettings(quick, 1, 100, 10, 0), listener)) {
      again.start(List.of(feeds.feed("/feed")));

      // Then it is polled again
      assertThat(polls.await(90, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

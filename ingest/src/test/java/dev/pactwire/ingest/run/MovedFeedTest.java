package dev.pactwire.ingest.run;

import static dev.pactwire.ingest.run.OneFeed.RSS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import dev.pactwire.testkit.HandClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Feeds whose address leads elsewhere. */
@Timeout(180)
class MovedFeedTest {

  @AutoClose private final OneFeed feed = new OneFeed();
  private final FeedServer server = feed.server;
  private final MemorySink sink = feed.sink;
  private final HandClock clock = feed.clock;

  @Test
  @Tag("fault-33")
  void anAddressIsTakenAfterAWeekOfPermanentRedirectsOnly() throws InterruptedException {
    server
        .on("/feed", Behaviour.redirect(301, "/new"))
        .on("/new", Behaviour.content(RSS, feed.summaryOnly()));
    feed.poll();

    clock.forward(Duration.ofDays(6));
    feed.poll();
    List<URI> tooSoon = List.copyOf(feed.moves);
    clock.forward(Duration.ofDays(1));
    feed.poll();
    feed.poll();

    assertThat(tooSoon).isEmpty();
    assertThat(feed.moves).containsExactly(server.url("/new"));
    assertThat(server.requests("/feed")).hasSize(3);
    assertThat(server.requests("/new")).hasSize(4);
  }

  @Test
  @Tag("fault-33")
  void aTemporaryRedirectIsNeverTaken() throws InterruptedException {
    server
        .on("/feed", Behaviour.redirect(302, "/new"))
        .on("/new", Behaviour.content(RSS, feed.summaryOnly()));
    feed.poll();
    clock.forward(Duration.ofDays(30));
    feed.poll();

    assertThat(feed.moves).isEmpty();
  }

  @Test
  @Tag("fault-33")
  void aPermanentRedirectIntoAPrivateNetworkIsNeitherFollowedNorTaken()
      throws InterruptedException {
    server
        .on("/feed", Behaviour.redirect(301, "http://localhost:" + server.port() + "/secret"))
        .on("/secret", Behaviour.content(RSS, feed.summaryOnly()));
    for (int day = 0; day < 9; day++) {
      feed.poll();
      clock.forward(Duration.ofDays(1));
    }

    assertThat(feed.moves).isEmpty();
    assertThat(sink.statuses).allMatch(status -> status.getMovedTo().isEmpty());
    assertThat(server.requests("/feed")).hasSize(9);
    assertThat(server.requests("/secret")).isEmpty();
  }
}

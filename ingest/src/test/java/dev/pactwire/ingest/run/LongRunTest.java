package dev.pactwire.ingest.run;

import static dev.pactwire.ingest.run.OneFeed.RSS;
import static dev.pactwire.ingest.run.OneFeed.TEXT;
import static dev.pactwire.ingest.run.OneFeed.one;
import static dev.pactwire.ingest.run.OneFeed.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.feed.Repairs;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import dev.pactwire.testkit.HandClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only shows over hours, days and weeks. */
@Timeout(180)
class LongRunTest {

  @AutoClose private final OneFeed feed = new OneFeed();
  private final FeedServer server = feed.server;
  private final MemorySink sink = feed.sink;
  private final HandClock clock = feed.clock;

  @Test
  @Tag("fault-49")
  void aServerThatSaysNothingHasChangedWhenItHasIsFoundOut() throws InterruptedException {
    // Given a server that answers 304 to its one ETag for ever
    AtomicReference<String> shown = new AtomicReference<>("One");
    server.on(
        "/feed",
        (request, out) -> {
          boolean asked = request.headers().containsKey("if-none-match");
          byte[] body = one(shown.get()).getBytes(StandardCharsets.UTF_8);
          Behaviour.answer(
                  asked ? 304 : 200, Map.of("ETag", "\"for ever\""), asked ? new byte[0] : body)
              .answer(request, out);
        });
    feed.poll();

    // When it shows something new, hours pass, and it shows something new again
    shown.set("Two");
    feed.poll();
    int believed = sink.articles.size();
    clock.forward(Duration.ofHours(7));
    feed.poll();
    shown.set("Three");
    feed.poll();

    // Then it was believed at first, and never again
    assertThat(believed).isEqualTo(1);
    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("One", "Two", "Three");
  }

  @Test
  @Tag("fault-49")
  void aBodyThatIsTheSameIsNotReadAgainAndAFeedIsLeftAloneInItsHours() throws InterruptedException {
    String hours = "<skipHours><hour>12</hour><hour>13</hour><hour>99</hour></skipHours>";
    server.on("/feed", Behaviour.content(RSS, one("One").replace("<item>", hours + "<item>")));

    PollReport first = feed.poll();
    PollReport second = feed.poll();

    assertThat(first.next().orElseThrow()).isEqualTo("2026-11-20T14:00:00Z");
    assertThat(second.published()).isZero();
    assertThat(second.known()).isEqualTo(1);
    assertThat(sink.articles).hasSize(1);
  }

  @Test
  void aFeedFallsSilentGrowsOldAndDies() throws InterruptedException {
    server.on("/feed", Behaviour.content(RSS, feed.summaryOnly()));
    FeedState young = feed.poll().state();
    clock.forward(Duration.ofDays(15));
    FeedState silent = feed.poll().state();
    clock.forward(Duration.ofDays(90));
    FeedState old = feed.poll().state();
    server.on("/feed", Behaviour.status(404));
    FeedState failing = feed.poll().state();
    for (int i = 0; i < 12; i++) {
      clock.forward(Duration.ofDays(2));
      feed.poll();
    }

    assertThat(List.of(young, silent, old, failing, feed.poll().state()))
        .containsExactly(
            FeedState.HEALTHY,
            FeedState.SILENT,
            FeedState.ONLY_OLD,
            FeedState.FAILING,
            FeedState.DEAD);
  }

  @Test
  @Tag("fault-43")
  void whatIsMendedStandsInTheStatusUntilAnotherDocumentIsRead() throws InterruptedException {
    // Given a sloppy document, which then stays as it is, and then is in order
    byte[] sloppy =
        ("\n<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><item><title>A\u0001B</title>"
                + "<description>Gr\u00f6\u00dfe &nbsp; <br> words</description></item></channel></rss>")
            .getBytes(StandardCharsets.ISO_8859_1);
    server.on(
        "/feed",
        Behaviour.sequence(
            Behaviour.content(RSS, sloppy),
            Behaviour.content(RSS, sloppy),
            Behaviour.content(RSS, one("One"))));

    // When
    PollReport read = feed.poll();
    PollReport unchanged = feed.poll();
    PollReport mended = feed.poll();

    // Then
    assertThat(read.repairs().invalid()).isPositive();
    assertThat(read.repairs().kinds())
        .containsExactlyInAnyOrder(
            Repairs.Kind.PROLOG, Repairs.Kind.CONTROLS, Repairs.Kind.ENTITIES, Repairs.Kind.TAGS);
    assertThat(unchanged.repairs()).isEqualTo(Repairs.NONE);
    assertThat(mended.repairs()).isEqualTo(Repairs.NONE);
    assertThat(sink.statuses.get(0).getRecoveries())
        .contains("control characters", "undefined entities", "unclosed tags")
        .anyMatch(words -> words.endsWith("invalid byte sequences"));
    assertThat(sink.statuses.get(1).getRecoveries())
        .isEqualTo(sink.statuses.get(0).getRecoveries());
    assertThat(sink.statuses.get(2).getRecoveries()).isEmpty();
  }

  @Test
  void howLateAFeedIsStandsInItsStatus() throws InterruptedException {
    // Given an entry published two hours ago, and its page
    server.on("/feed", Behaviour.content(RSS, feed.summaryOnly())).on("/page", page(TEXT));

    // When
    feed.poll();
    clock.forward(Duration.ofDays(1));
    feed.poll();

    // Then it stands there also when nothing new has come since
    assertThat(sink.statuses)
        .hasSize(2)
        .allSatisfy(
            status -> {
              assertThat(status.getPublishedLagMillis()).contains(Duration.ofHours(2).toMillis());
              assertThat(status.getStoredLagMillis()).contains(0L);
            });
  }
}

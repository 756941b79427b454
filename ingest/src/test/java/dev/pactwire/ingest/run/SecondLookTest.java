package dev.pactwire.ingest.run;

import static dev.pactwire.ingest.run.OneFeed.RSS;
import static dev.pactwire.ingest.run.OneFeed.TEXT;
import static dev.pactwire.ingest.run.OneFeed.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Article;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import dev.pactwire.testkit.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Published articles that are looked at again. */
@Timeout(180)
class SecondLookTest {

  @AutoClose private final OneFeed feed = new OneFeed();
  private final FeedServer server = feed.server;
  private final MemorySink sink = feed.sink;
  private final HandClock clock = feed.clock;

  @Test
  void aChangedPageIsAnUpdateAndACorrectionNoticeACorrection() throws InterruptedException {
    server
        .on("/feed", Behaviour.content(RSS, feed.summaryOnly()))
        .on(
            "/page",
            Behaviour.sequence(
                page(TEXT),
                page(TEXT),
                page(TEXT + "<p>Later a spokesman added something to it.</p>"),
                page(TEXT + "<p>Correction: the spokesman had said nothing at all.</p>")));
    feed.poll();

    clock.forward(Duration.ofHours(1));
    feed.poll();
    int unchanged = sink.articles.size();
    clock.forward(Duration.ofHours(5));
    feed.poll();
    clock.forward(Duration.ofHours(18));
    feed.poll();

    assertThat(unchanged).isEqualTo(1);
    assertThat(sink.articles).hasSize(3);
    assertThat(sink.articles).extracting(Article::getArticleId).containsOnly(feed.id());
    assertThat(sink.articles.get(1).getText()).contains("spokesman added");
    assertThat(sink.articles)
        .extracting(Article::getCorrection)
        .containsExactly(false, false, true);
  }

  @Test
  @Tag("fault-49")
  void aPageThatIsGoneIsARetractionAndOneThatIsMissingOnlyTheSecondTime()
      throws InterruptedException {
    server
        .on("/feed", Behaviour.content(RSS, feed.summaryOnly()))
        .on(
            "/page",
            Behaviour.sequence(
                page(TEXT), Behaviour.status(404), Behaviour.status(503), Behaviour.status(404)))
        .on("/page2", Behaviour.status(410));
    feed.poll();

    clock.forward(Duration.ofHours(1));
    feed.poll();
    clock.forward(Duration.ofHours(5));
    feed.poll();
    clock.forward(Duration.ofHours(18));
    feed.poll();
    int afterAnswersInBetween = sink.articles.size();
    clock.forward(Duration.ofHours(23));
    feed.poll();

    assertThat(afterAnswersInBetween).isEqualTo(1);
    assertThat(sink.articles).hasSize(2);
    assertThat(sink.articles.get(1).getArticleId()).isEqualTo(feed.id());
    assertThat(sink.articles.get(1).getRetraction())
        .hasValueSatisfying(gone -> assertThat(gone.getReason()).contains("404"));
  }

  @Test
  void aTextThatCouldNotBeHadIsFetchedAgainLater() throws InterruptedException {
    server
        .on("/feed", Behaviour.content(RSS, feed.summaryOnly()))
        .on("/page", Behaviour.sequence(Behaviour.status(503), page(TEXT)));
    feed.poll();

    clock.forward(Duration.ofMinutes(15));
    feed.poll();

    assertThat(sink.articles).extracting(Article::getText).hasSize(2);
    assertThat(sink.articles.get(0).getText()).isEqualTo("The summary.");
    assertThat(sink.articles.get(1).getText()).startsWith("A sentence");
  }
}

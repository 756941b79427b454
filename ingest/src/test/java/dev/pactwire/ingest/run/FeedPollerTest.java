package dev.pactwire.ingest.run;

import static dev.pactwire.ingest.run.PolledFeeds.LONG;
import static dev.pactwire.ingest.run.PolledFeeds.RSS;
import static dev.pactwire.ingest.run.PolledFeeds.item;
import static dev.pactwire.ingest.run.PolledFeeds.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pactwire.ingest.feed.Repairs;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What polls publish of a feed, and say of it. */
@Timeout(180)
class FeedPollerTest {

  @AutoClose private final PolledFeeds feeds = new PolledFeeds();
  private final FeedServer server = feeds.server;
  private final MemorySink sink = feeds.sink;

  @Test
  void publishesTheEntriesOfAFeedOldestFirst() throws InterruptedException {
    server.on(
        "/feed", Behaviour.content(RSS, rss(item("2", "Second", LONG), item("1", "First", LONG))));

    PollReport report = feeds.poll("/feed");

    assertThat(report.published()).isEqualTo(2);
    assertThat(report.state()).isEqualTo(FeedState.HEALTHY);
    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("First", "Second");
    assertThat(sink.articles.get(0))
        .satisfies(
            article -> {
              assertThat(article.getSource()).isEqualTo("feed");
              assertThat(article.getText()).startsWith("A sentence").doesNotContain("<p>");
              assertThat(article.getCanonicalUrl()).contains("https://news.example/1");
              assertThat(article.getPublishedAt()).contains(Instant.parse("2026-11-20T10:00:00Z"));
            });
    assertThat(sink.statuses)
        .singleElement()
        .satisfies(status -> assertThat(status.getEntriesPublished()).isEqualTo(2));
  }

  @Test
  void publishesAgainOnlyWhatHasChanged() throws InterruptedException {
    server.on(
        "/feed",
        Behaviour.sequence(
            Behaviour.content(RSS, rss(item("1", "First", LONG), item("2", "Second", LONG))),
            Behaviour.content(
                RSS, rss(item("1", "First, corrected", LONG), item("2", "Second", LONG)))));

    feeds.poll("/feed");
    PollReport second = feeds.poll("/feed");

    assertThat(second.published()).isEqualTo(1);
    assertThat(second.known()).isEqualTo(1);
    assertThat(sink.articles)
        .extracting(Article::getTitle)
        .containsExactly("Second", "First", "First, corrected");
    assertThat(sink.articles.get(1).getArticleId()).isEqualTo(sink.articles.get(2).getArticleId());
  }

  @Test
  @Tag("fault-36")
  void ofAFeedThatWasCutOffWholeEntriesAreReadAndTheRestIsAskedForAgain()
      throws InterruptedException {
    // Given a server that breaks off in the second entry once, and has one name for all it sends
    String whole = rss(item("1", "First", LONG), item("2", "Second", LONG));
    String cut = whole.substring(0, whole.indexOf("Second") + 3);
    server.on(
        "/feed",
        Behaviour.sequence(
            Behaviour.conditional(RSS, cut, "\"e\"", "Fri, 20 Nov 2026 10:00:00 GMT"),
            Behaviour.conditional(RSS, whole, "\"e\"", "Fri, 20 Nov 2026 10:00:00 GMT")));

    // When it is polled twice
    PollReport first = feeds.poll("/feed");
    PollReport second = feeds.poll("/feed");

    // Then
    assertThat(first.published()).isEqualTo(1);
    assertThat(first.repairs().kinds()).contains(Repairs.Kind.CUT);
    assertThat(second.published()).isEqualTo(1);
    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("First", "Second");
  }

  @Test
  @Tag("fault-49")
  void asksWithValidatorsOnceEverythingIsStored() throws InterruptedException {
    server.on(
        "/feed",
        Behaviour.conditional(
            RSS, rss(item("1", "First", LONG)), "\"v1\"", "Fri, 20 Nov 2026 10:00:00 GMT"));
    sink.refusing = true;
    PollReport refused = feeds.poll("/feed");
    sink.refusing = false;
    PollReport stored = feeds.poll("/feed");
    PollReport unchanged = feeds.poll("/feed");

    assertThat(refused.problem()).contains("The sink refuses.");
    assertThat(stored.published()).isEqualTo(1);
    assertThat(unchanged.httpStatus()).contains(304);
    assertThat(server.requests().get(1).headers()).doesNotContainKey("if-none-match");
    assertThat(sink.articles).hasSize(1);
  }

  @Test
  void anEntryThatCanNeverBeStoredHoldsUpNoOther() throws InterruptedException {
    // Given a feed of which one entry is rejected
    server.on(
        "/feed", Behaviour.content(RSS, rss(item("2", "Second", LONG), item("1", "First", LONG))));
    sink.rejectedTitle = "First";

    // When it is polled twice
    PollReport first = feeds.poll("/feed");
    PollReport second = feeds.poll("/feed");

    // Then the other is stored once, the rejected one told of once, and the feed is in order
    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("Second");
    assertThat(first.problem()).contains("Entry 1 is too large.");
    assertThat(first.published()).isEqualTo(1);
    assertThat(first.unusable()).isEqualTo(1);
    assertThat(first.state()).isEqualTo(FeedState.HEALTHY);
    assertThat(second.known()).isEqualTo(2);
    assertThat(second.problem()).isEmpty();
  }

  @Test
  void aWireServiceUpdatesCorrectsHoldsBackAndWithdraws() throws InterruptedException {
    // Given a document in four states, the last of which is an older version that comes late
    String document =
        "{\"items\":[{\"uri\":\"urn:1\",\"type\":\"text\",\"version\":\"%d\",\"pubstatus\":\"%s\",\"headline\":\"H\",\"body_text\":\"%s\"},"
            + "{\"uri\":\"urn:2\",\"headline\":\"Later\",\"body_text\":\"x\",\"embargoed\":\"2026-11-20T13:00:00Z\"}]}";
    server.on(
        "/wire",
        Behaviour.sequence(
            Behaviour.content("application/json", document.formatted(1, "usable", "One.")),
            Behaviour.content("application/json", document.formatted(2, "usable", "Two.")),
            Behaviour.content("application/json", document.formatted(3, "canceled", "Two.")),
            Behaviour.content("application/json", document.formatted(2, "usable", "Two."))));

    // When it is polled each time
    for (int i = 0; i < 4; i++) {
      feeds.poll("/wire");
    }

    // Then
    assertThat(sink.articles)
        .extracting(Article::getText, article -> article.getRetraction().isPresent())
        .containsExactly(tuple("One.", false), tuple("Two.", false), tuple("Two.", true));
    assertThat(sink.articles)
        .extracting(Article::getArticleId)
        .containsOnly(sink.articles.get(0).getArticleId());
  }

  @Test
  @Tag("fault-49")
  void tellsBrokenFeedsApart() throws InterruptedException {
    server.on("/html", Behaviour.content("text/html", "<html><body>Sign in</body></html>"));
    server.on("/gone", Behaviour.status(410));
    server.on("/blocked", Behaviour.status(403));
    server.on("/empty", Behaviour.content(RSS, rss()));
    server.on("/bomb", Behaviour.gzipBomb(RSS, 4L << 30));
    server.on(
        "/laughs",
        Behaviour.content(
            RSS,
            "<!DOCTYPE l [<!ENTITY a 'a'><!ENTITY b '&a;&a;'>]><rss version='2.0'><channel/></rss>"));

    assertThat(feeds.poll("/html").problem())
        .hasValueSatisfying(text -> assertThat(text).contains("HTML page"));
    assertThat(feeds.poll("/gone").next()).isEmpty();
    assertThat(feeds.poll("/blocked").state()).isEqualTo(FeedState.BLOCKED);
    assertThat(feeds.poll("/empty").state()).isEqualTo(FeedState.EMPTY);
    assertThat(feeds.poll("/bomb").state()).isEqualTo(FeedState.FAILING);
    assertThat(feeds.poll("/laughs").problem())
        .hasValueSatisfying(text -> assertThat(text).contains("DOCTYPE"));
    assertThat(sink.articles).isEmpty();
    assertThat(sink.statuses).hasSize(6);
  }
}

package dev.pactwire.ingest.run;

import static dev.pactwire.ingest.run.PolledFeeds.CLOCK;
import static dev.pactwire.ingest.run.PolledFeeds.LONG;
import static dev.pactwire.ingest.run.PolledFeeds.RSS;
import static dev.pactwire.ingest.run.PolledFeeds.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Entries without their text, whose pages are fetched. */
@Timeout(180)
class EntryPagesTest {

  @AutoClose private final PolledFeeds feeds = new PolledFeeds();
  private final FeedServer server = feeds.server;
  private final MemorySink sink = feeds.sink;

  @Test
  void fetchesThePageOfAnEntryThatHasOnlyASummary() throws InterruptedException {
    server.on(
        "/feed",
        Behaviour.content(
            RSS,
            rss(
                "<item><title>T</title><link>"
                    + server.url("/page")
                    + "</link><description>Only a …</description></item>",
                "<item><title>U</title><link>"
                    + server.url("/lost")
                    + "</link><description>The summary.</description></item>")));
    server.on(
        "/page",
        Behaviour.content(
            "text/html",
            "<html lang=en><body><nav>Menu</nav><article>" + LONG + "</article></body></html>"));

    PollReport report = feeds.poll("/feed");

    assertThat(report.pages()).isEqualTo(2);
    assertThat(report.pagesFailed()).isEqualTo(1);
    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("U", "T");
    assertThat(sink.articles.get(0).getText()).isEqualTo("The summary.");
    assertThat(sink.articles.get(1).getText()).startsWith("A sentence").doesNotContain("Menu");
    assertThat(sink.articles.get(1).getLanguage()).contains("en");
  }

  @Test
  void aNewVersionGoesOnAlthoughItsPageCannotBeHad() throws InterruptedException {
    String rest = "<guid>1</guid><link>" + server.url("/page") + "</link></item>";
    server.on(
        "/feed",
        Behaviour.sequence(
            Behaviour.content(RSS, rss("<item><title>T</title>" + rest)),
            Behaviour.content(RSS, rss("<item><title>T, corrected</title>" + rest))));
    server.on(
        "/page",
        Behaviour.sequence(
            Behaviour.content("text/html", "<html><body><article>" + LONG + "</article></body>"),
            Behaviour.status(503)));

    feeds.poll("/feed");
    feeds.poll("/feed");

    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("T", "T, corrected");
    assertThat(sink.watches.get(1).getArticles().get(0).getIncomplete()).isTrue();
  }

  @Test
  @Tag("fault-32")
  void whatAnotherFeedLinksToOnAnAllowedHostIsNotPublished() throws InterruptedException {
    // Given a host on the allow-list, and a feed at another name of the same server
    server.on("/secret", Behaviour.content("text/html", "<html><article>" + LONG + "</article>"));
    server.on(
        "/feed",
        Behaviour.content(
            RSS,
            rss(
                "<item><title>T</title><link>"
                    + server.url("/secret")
                    + "</link><description>The summary.</description></item>")));
    FeedDefinition stranger =
        FeedDefinition.of("feed", URI.create("http://localhost:" + server.port() + "/feed"));
    AllowedHosts both = AllowedHosts.of(Set.of("127.0.0.1", "localhost"));
    try (HttpFetcher open = new HttpFetcher(TestLimits.PATIENT, both, CLOCK);
        FeedPoller strict =
            new FeedPoller(
                open, sink, IngestSettings.defaults(), CLOCK, () -> new Random(1), report -> {})) {
      // When
      PollReport report = strict.pollOnce(List.of(stranger)).get(0);

      // Then
      assertThat(report.pagesFailed()).isEqualTo(1);
      assertThat(sink.articles).extracting(Article::getText).containsExactly("The summary.");
      assertThat(server.requests()).extracting(FeedServer.Request::path).doesNotContain("/secret");
    }
  }

  @Test
  @Tag("fault-40")
  void keepsTheSummaryOfAPageThatIsABomb() throws InterruptedException {
    server.on(
        "/feed",
        Behaviour.content(
            RSS,
            rss(
                "<item><title>T</title><link>"
                    + server.url("/bomb")
                    + "</link><description>The summary.</description></item>")));
    server.on("/bomb", Behaviour.gzipBomb("text/html", 4L << 30));

    feeds.poll("/feed");

    assertThat(sink.articles)
        .singleElement()
        .satisfies(article -> assertThat(article.getText()).isEqualTo("The summary."));
  }
}

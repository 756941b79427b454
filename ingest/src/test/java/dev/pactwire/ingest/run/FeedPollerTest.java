package dev.pactwire.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class FeedPollerTest {

  private static final String RSS = "application/rss+xml";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static final String LONG =
      "<p>" + "A sentence that says something about the matter at hand. ".repeat(12) + "</p>";

  private final FeedServer server = FeedServer.start();
  private final MemorySink sink = new MemorySink();
  private final HttpFetcher fetcher =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")), CLOCK);
  private final FeedPoller poller = poller(IngestSettings.defaults(), report -> {});

  @AfterEach
  void close() {
    poller.close();
    fetcher.close();
    server.close();
  }

  @Test
  void publishesTheEntriesOfAFeedOldestFirst() throws InterruptedException {
    server.on(
        "/feed", Behaviour.content(RSS, rss(item("2", "Second", LONG), item("1", "First", LONG))));

    PollReport report = poll("/feed");

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

    poll("/feed");
    PollReport second = poll("/feed");

    assertThat(second.published()).isEqualTo(1);
    assertThat(second.known()).isEqualTo(1);
    assertThat(sink.articles)
        .extracting(Article::getTitle)
        .containsExactly("Second", "First", "First, corrected");
    assertThat(sink.articles.get(1).getArticleId()).isEqualTo(sink.articles.get(2).getArticleId());
  }

  @Test
  @Tag("fault-48")
  void entriesThatShareAnIdAreToldApartByWhatTheySay() throws InterruptedException {
    // Given a feed that gives all its entries one id
    String same = "<item><title>%s</title><guid isPermaLink='false'>x</guid>%s</item>";
    server.on(
        "/feed",
        Behaviour.content(
            RSS,
            rss(
                same.formatted("A", "<description>" + LONG + "</description>"),
                same.formatted("B", "<description>" + LONG + "</description>"),
                same.formatted("C", "<description>C. " + LONG + "</description>"))));

    // When it is polled twice, the second time with one more, so that it is read again
    PollReport first = poll("/feed");
    server.on(
        "/feed",
        Behaviour.content(
            RSS,
            rss(
                same.formatted("D", "<description>" + LONG + "</description>"),
                same.formatted("A", "<description>" + LONG + "</description>"),
                same.formatted("B", "<description>" + LONG + "</description>"))));
    PollReport second = poll("/feed");

    // Then each is an article of its own, told once
    assertThat(first.published()).isEqualTo(3);
    assertThat(second.published()).isEqualTo(1);
    assertThat(second.known()).isEqualTo(2);
    assertThat(sink.articles).extracting(Article::getArticleId).doesNotHaveDuplicates();
    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("C", "B", "A", "D");
  }

  @Test
  @Tag("fault-48")
  void entriesThatLinkToAFrontPageAListOrAPlaceInOnePageAreArticlesOfTheirOwn()
      throws InterruptedException {
    // Given a feed whose entries all link to the site, or to places in a page, with teasers
    String front = server.url("/").toString();
    String notes = server.url("/notes").toString();
    String list = server.url("/de/news").toString();
    String entry = "<item><title>%s</title>%s<link>%s</link><description>%s</description></item>";
    String guid = "<guid isPermaLink='false'>%s</guid>";
    String page = "<html><body><article><p>" + LONG + "</p></article></body></html>";
    server.on("/", Behaviour.content("text/html", page));
    server.on("/notes", Behaviour.content("text/html", page));
    server.on(
        "/feed",
        Behaviour.content(
            RSS,
            rss(
                entry.formatted("A", guid.formatted("a"), front, "First teaser"),
                entry.formatted("B", guid.formatted("b"), front, "Second teaser"),
                entry.formatted("C", "", front, "Third teaser"),
                entry.formatted("D", "", front, "Fourth teaser"),
                entry.formatted("E", guid.formatted("notes#May_3"), notes + "#May_3", "Fifth"),
                entry.formatted("F", guid.formatted("notes#May_4"), notes + "#May_4", "Sixth"),
                entry.formatted("G", guid.formatted("g"), list, "Seventh"),
                entry.formatted("H", guid.formatted("h"), list, "Eighth"))));

    // When
    PollReport report = poll("/feed");

    // Then each has an id and the text that the feed gives it, and no page has been asked for
    assertThat(report.published()).isEqualTo(8);
    assertThat(sink.articles).extracting(Article::getArticleId).doesNotHaveDuplicates();
    assertThat(sink.articles).allMatch(article -> article.getCanonicalUrl().isEmpty());
    assertThat(sink.articles)
        .extracting(Article::getText)
        .containsExactly(
            "Eighth",
            "Seventh",
            "Sixth",
            "Fifth",
            "Fourth teaser",
            "Third teaser",
            "Second teaser",
            "First teaser");
    assertThat(server.requests())
        .extracting(FeedServer.Request::path)
        .doesNotContain("/", "/notes", "/de/news");
  }

  @Test
  @Tag("fault-49")
  void asksWithValidatorsOnceEverythingIsStored() throws InterruptedException {
    server.on(
        "/feed",
        Behaviour.conditional(
            RSS, rss(item("1", "First", LONG)), "\"v1\"", "Fri, 20 Nov 2026 10:00:00 GMT"));
    sink.refusing = true;
    PollReport refused = poll("/feed");
    sink.refusing = false;
    PollReport stored = poll("/feed");
    PollReport unchanged = poll("/feed");

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
    PollReport first = poll("/feed");
    PollReport second = poll("/feed");

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

    poll("/feed");
    poll("/feed");

    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("T", "T, corrected");
    assertThat(sink.watches.get(1).getArticles().get(0).getIncomplete()).isTrue();
  }

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

    PollReport report = poll("/feed");

    assertThat(report.pages()).isEqualTo(2);
    assertThat(report.pagesFailed()).isEqualTo(1);
    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("U", "T");
    assertThat(sink.articles.get(0).getText()).isEqualTo("The summary.");
    assertThat(sink.articles.get(1).getText()).startsWith("A sentence").doesNotContain("Menu");
    assertThat(sink.articles.get(1).getLanguage()).contains("en");
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
      poll("/wire");
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

    poll("/feed");

    assertThat(sink.articles)
        .singleElement()
        .satisfies(article -> assertThat(article.getText()).isEqualTo("The summary."));
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

    assertThat(poll("/html").problem())
        .hasValueSatisfying(text -> assertThat(text).contains("HTML page"));
    assertThat(poll("/gone").next()).isEmpty();
    assertThat(poll("/blocked").state()).isEqualTo(FeedState.BLOCKED);
    assertThat(poll("/empty").state()).isEqualTo(FeedState.EMPTY);
    assertThat(poll("/bomb").state()).isEqualTo(FeedState.FAILING);
    assertThat(poll("/laughs").problem())
        .hasValueSatisfying(text -> assertThat(text).contains("DOCTYPE"));
    assertThat(sink.articles).isEmpty();
    assertThat(sink.statuses).hasSize(6);
  }

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
        poller.pollOnce(List.of(feed("/silent"), feed("/nowhere"), feed("/good")));

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
        poller(new IngestSettings(quick, 2, 100, 10, 0), report -> polls.countDown())) {
      again.start(List.of(feed("/feed")));

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
        poller(new IngestSettings(PollPolicy.defaults(), 1, 100, 10, 0), listener)) {
      shared.add(feed("/busy"), Optional.empty());

      // When a feed is paused and resumed before the thread comes to it
      for (int i = 0; i < 4; i++) {
        shared.add(feed("/feed"), Optional.empty());
        shared.remove("feed");
      }
      shared.add(feed("/feed"), Optional.empty());
      shared.add(feed("/last"), Optional.empty());
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
    try (FeedPoller again = poller(new IngestSettings(quick, 1, 100, 10, 0), listener)) {
      again.start(List.of(feed("/feed")));

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

  private FeedPoller poller(IngestSettings settings, IngestListener listener) {
    return new FeedPoller(fetcher, sink, settings, CLOCK, () -> new Random(1), listener);
  }

  private PollReport poll(String path) throws InterruptedException {
    return poller.pollOnce(List.of(feed(path))).get(0);
  }

  private FeedDefinition feed(String path) {
    return FeedDefinition.of(path.substring(1), server.url(path));
  }

  private static String rss(String... items) {
    return "<?xml version='1.0'?><rss version='2.0'><channel><title>Feed</title>"
        + String.join("", items)
        + "</channel></rss>";
  }

  private static String item(String id, String title, String content) {
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

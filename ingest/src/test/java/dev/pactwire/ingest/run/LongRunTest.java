package dev.pactwire.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.feed.Repairs;
import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.text.HubLinks;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.FeedWatch;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only shows over hours, days and weeks, with a clock that is moved by hand. */
@Timeout(180)
class LongRunTest {

  private static final String TEXT =
      "<p>" + "A sentence that says something about the matter at hand. ".repeat(12) + "</p>";
  private static final String RSS = "application/rss+xml";

  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Hands clock = new Hands();
  private final FeedServer server = FeedServer.start();
  private final MemorySink sink = new MemorySink();
  private final List<URI> moves = new ArrayList<>();
  private final HttpFetcher fetcher =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")), clock);
  private final FeedPoller poller =
      new FeedPoller(
          fetcher,
          sink,
          IngestSettings.defaults(),
          clock,
          () -> new Random(1),
          new IngestListener() {
            @Override
            public void polled(PollReport report) {}

            @Override
            public void moved(FeedDefinition feed, URI to) {
              moves.add(to);
            }
          });

  @AfterEach
  void close() {
    poller.close();
    fetcher.close();
    server.close();
  }

  @Test
  void aChangedPageIsAnUpdateAndACorrectionNoticeACorrection() throws InterruptedException {
    server
        .on("/feed", Behaviour.content(RSS, summaryOnly()))
        .on(
            "/page",
            Behaviour.sequence(
                page(TEXT),
                page(TEXT),
                page(TEXT + "<p>Later a spokesman added something to it.</p>"),
                page(TEXT + "<p>Correction: the spokesman had said nothing at all.</p>")));
    poll();

    clock.now = clock.now.plus(Duration.ofHours(1));
    poll();
    int unchanged = sink.articles.size();
    clock.now = clock.now.plus(Duration.ofHours(5));
    poll();
    clock.now = clock.now.plus(Duration.ofHours(18));
    poll();

    assertThat(unchanged).isEqualTo(1);
    assertThat(sink.articles).hasSize(3);
    assertThat(sink.articles).extracting(Article::getArticleId).containsOnly(id());
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
        .on("/feed", Behaviour.content(RSS, summaryOnly()))
        .on(
            "/page",
            Behaviour.sequence(
                page(TEXT), Behaviour.status(404), Behaviour.status(503), Behaviour.status(404)))
        .on("/page2", Behaviour.status(410));
    poll();

    clock.now = clock.now.plus(Duration.ofHours(1));
    poll();
    clock.now = clock.now.plus(Duration.ofHours(5));
    poll();
    clock.now = clock.now.plus(Duration.ofHours(18));
    poll();
    int afterAnswersInBetween = sink.articles.size();
    clock.now = clock.now.plus(Duration.ofHours(23));
    poll();

    assertThat(afterAnswersInBetween).isEqualTo(1);
    assertThat(sink.articles).hasSize(2);
    assertThat(sink.articles.get(1).getArticleId()).isEqualTo(id());
    assertThat(sink.articles.get(1).getRetraction())
        .hasValueSatisfying(gone -> assertThat(gone.getReason()).contains("404"));
  }

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
    poll();

    // When it shows something new, hours pass, and it shows something new again
    shown.set("Two");
    poll();
    int believed = sink.articles.size();
    clock.now = clock.now.plus(Duration.ofHours(7));
    poll();
    shown.set("Three");
    poll();

    // Then it was believed at first, and never again
    assertThat(believed).isEqualTo(1);
    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("One", "Two", "Three");
  }

  @Test
  @Tag("fault-49")
  void aBodyThatIsTheSameIsNotReadAgainAndAFeedIsLeftAloneInItsHours() throws InterruptedException {
    String hours = "<skipHours><hour>12</hour><hour>13</hour><hour>99</hour></skipHours>";
    server.on("/feed", Behaviour.content(RSS, one("One").replace("<item>", hours + "<item>")));

    PollReport first = poll();
    PollReport second = poll();

    assertThat(first.next().orElseThrow()).isEqualTo("2026-11-20T14:00:00Z");
    assertThat(second.published()).isZero();
    assertThat(second.known()).isEqualTo(1);
    assertThat(sink.articles).hasSize(1);
  }

  private static String one(String title) {
    return "<rss version='2.0'><channel><title>F</title><item><title>"
        + title
        + "</title><guid isPermaLink='false'>"
        + title
        + "</guid><description>Some words.</description></item></channel></rss>";
  }

  @Test
  void whoTakesAFeedOverLooksAgainAtWhatAnotherHasPublished() throws InterruptedException {
    // Given an article published by one instance
    server
        .on("/feed", Behaviour.content(RSS, summaryOnly()))
        .on("/page", Behaviour.sequence(page(TEXT), Behaviour.status(410)));
    poll();
    FeedWatch written = sink.watches.get(sink.watches.size() - 1);

    // When another goes on with what was written down, an hour later
    clock.now = clock.now.plus(Duration.ofHours(1));
    try (FeedPoller other =
        new FeedPoller(
            fetcher, sink, IngestSettings.defaults(), clock, () -> new Random(1), report -> {})) {
      other.watched(PackedWatch.of(written));
      other.pollOnce(List.of(FeedDefinition.of(written.getFeedId(), server.url("/feed"))));
    }

    // Then it finds that the page is gone, and that nothing is left to look at
    Article last = sink.articles.get(sink.articles.size() - 1);
    assertThat(last.getRetraction()).isPresent();
    assertThat(last.getArticleId()).isEqualTo(id());
    assertThat(written.getArticles()).hasSize(1);
  }

  @Test
  void aTextThatCouldNotBeHadIsFetchedAgainLater() throws InterruptedException {
    server
        .on("/feed", Behaviour.content(RSS, summaryOnly()))
        .on("/page", Behaviour.sequence(Behaviour.status(503), page(TEXT)));
    poll();

    clock.now = clock.now.plus(Duration.ofMinutes(15));
    poll();

    assertThat(sink.articles).extracting(Article::getText).hasSize(2);
    assertThat(sink.articles.get(0).getText()).isEqualTo("The summary.");
    assertThat(sink.articles.get(1).getText()).startsWith("A sentence");
  }

  @Test
  @Tag("fault-33")
  void anAddressIsTakenAfterAWeekOfPermanentRedirectsOnly() throws InterruptedException {
    server
        .on("/feed", Behaviour.redirect(301, "/new"))
        .on("/new", Behaviour.content(RSS, summaryOnly()));
    poll();

    clock.now = clock.now.plus(Duration.ofDays(6));
    poll();
    List<URI> tooSoon = List.copyOf(moves);
    clock.now = clock.now.plus(Duration.ofDays(1));
    poll();
    poll();

    assertThat(tooSoon).isEmpty();
    assertThat(moves).containsExactly(server.url("/new"));
    assertThat(server.requests("/feed")).hasSize(3);
    assertThat(server.requests("/new")).hasSize(4);
  }

  @Test
  @Tag("fault-33")
  void aTemporaryRedirectIsNeverTaken() throws InterruptedException {
    server
        .on("/feed", Behaviour.redirect(302, "/new"))
        .on("/new", Behaviour.content(RSS, summaryOnly()));
    poll();
    clock.now = clock.now.plus(Duration.ofDays(30));
    poll();

    assertThat(moves).isEmpty();
  }

  @Test
  @Tag("fault-33")
  void aPermanentRedirectIntoAPrivateNetworkIsNeitherFollowedNorTaken()
      throws InterruptedException {
    server
        .on("/feed", Behaviour.redirect(301, "http://localhost:" + server.port() + "/secret"))
        .on("/secret", Behaviour.content(RSS, summaryOnly()));
    for (int day = 0; day < 9; day++) {
      poll();
      clock.now = clock.now.plus(Duration.ofDays(1));
    }

    assertThat(moves).isEmpty();
    assertThat(sink.statuses).allMatch(status -> status.getMovedTo().isEmpty());
    assertThat(server.requests("/feed")).hasSize(9);
    assertThat(server.requests("/secret")).isEmpty();
  }

  @Test
  void aFeedFallsSilentGrowsOldAndDies() throws InterruptedException {
    server.on("/feed", Behaviour.content(RSS, summaryOnly()));
    FeedState young = poll().state();
    clock.now = clock.now.plus(Duration.ofDays(15));
    FeedState silent = poll().state();
    clock.now = clock.now.plus(Duration.ofDays(90));
    FeedState old = poll().state();
    server.on("/feed", Behaviour.status(404));
    FeedState failing = poll().state();
    for (int i = 0; i < 12; i++) {
      clock.now = clock.now.plus(Duration.ofDays(2));
      poll();
    }

    assertThat(List.of(young, silent, old, failing, poll().state()))
        .containsExactly(
            FeedState.HEALTHY,
            FeedState.SILENT,
            FeedState.ONLY_OLD,
            FeedState.FAILING,
            FeedState.DEAD);
  }

  @Test
  void whatAnotherInstanceWroteDownIsGoneOnWith() throws InterruptedException {
    server.on(
        "/feed",
        Behaviour.conditional(RSS, summaryOnly(), "\"v1\"", "Fri, 20 Nov 2026 10:00:00 GMT"));
    poll();
    FeedStatus written = sink.statuses.get(0);

    try (FeedPoller other =
        new FeedPoller(
            fetcher,
            sink,
            IngestSettings.defaults(),
            clock,
            () -> new Random(1),
            report -> {
              synchronized (moves) {
                moves.add(URI.create("polled:" + report.httpStatus().orElse(0)));
                moves.notifyAll();
              }
            })) {
      clock.now = clock.now.plus(Duration.ofDays(1));
      other.add(feed(), Optional.of(written));
      synchronized (moves) {
        while (moves.isEmpty()) {
          moves.wait(1_000);
        }
      }
    }

    assertThat(moves).containsExactly(URI.create("polled:304"));
    assertThat(sink.articles).hasSize(1);
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
    poll();
    FeedStatus written = sink.statuses.get(0);
    BlockingQueue<HubLinks> read = new LinkedBlockingQueue<>();

    // When another instance polls it
    try (FeedPoller other =
        new FeedPoller(
            fetcher, sink, IngestSettings.defaults(), clock, () -> new Random(1), report -> {})) {
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
      clock.now = clock.now.plus(Duration.ofDays(1));
      other.add(feed(), Optional.of(written));

      // Then it is told of the hub, and of the name of the feed there
      assertThat(read.poll(50, TimeUnit.SECONDS))
          .isEqualTo(
              new HubLinks(
                  List.of(URI.create("https://hub.example/")), Optional.of(server.url("/feed"))));
    }
    assertThat(sink.articles).hasSize(1);
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
    PollReport read = poll();
    PollReport unchanged = poll();
    PollReport mended = poll();

    // Then
    assertThat(read.repairs().invalid()).isPositive();
    assertThat(read.repairs().kinds()).containsExactlyInAnyOrder(Repairs.Kind.values());
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
    server.on("/feed", Behaviour.content(RSS, summaryOnly())).on("/page", page(TEXT));

    // When
    poll();
    clock.now = clock.now.plus(Duration.ofDays(1));
    poll();

    // Then it stands there also when nothing new has come since
    assertThat(sink.statuses)
        .hasSize(2)
        .allSatisfy(
            status -> {
              assertThat(status.getPublishedLagMillis()).contains(Duration.ofHours(2).toMillis());
              assertThat(status.getStoredLagMillis()).contains(0L);
            });
  }

  private PollReport poll() throws InterruptedException {
    return poller.pollOnce(List.of(feed())).get(0);
  }

  private FeedDefinition feed() {
    return FeedDefinition.of("feed", server.url("/feed"));
  }

  private String id() {
    return sink.articles.get(0).getArticleId();
  }

  private String summaryOnly() {
    return "<?xml version='1.0'?><rss version='2.0'><channel><title>Feed</title><item><title>T</title><link>"
        + server.url("/page")
        + "</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><description>The summary.</description></item></channel></rss>";
  }

  private static Behaviour page(String body) {
    return Behaviour.content(
        "text/html", "<html lang=en><body><article>" + body + "</article></body></html>");
  }
}

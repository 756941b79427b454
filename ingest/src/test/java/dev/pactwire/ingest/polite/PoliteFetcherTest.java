package dev.pactwire.ingest.polite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PoliteFetcherTest {

  /** A clock that the pauses of the fetcher move on. */
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

  private final FeedServer server = FeedServer.start();
  private final Hands clock = new Hands();
  private final List<Duration> pauses = new ArrayList<>();
  private final PoliteFetcher fetcher =
      new PoliteFetcher(
          new HttpFetcher(TestLimits.PATIENT, (url, home) -> true, clock),
          "Pactwire",
          Manners.defaults(),
          clock,
          wait -> {
            pauses.add(wait);
            clock.now = clock.now.plus(wait);
          });

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  @Test
  void asksAHostOnceInFiveSecondsRobotsIncluded() {
    server
        .on("/a", Behaviour.content("text/html", "a"))
        .on("/b", Behaviour.content("text/html", "b"));

    fetch("/a");
    fetch("/b");

    assertThat(server.requests())
        .extracting(FeedServer.Request::path)
        .containsExactly("/robots.txt", "/a", "/b");
    assertThat(pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
  }

  @Test
  void whatRobotsTxtForbidsIsNotAskedFor() {
    server
        .on("/robots.txt", Behaviour.content("text/plain", "User-agent: pactwire\nDisallow: /no"))
        .on("/no", Behaviour.content("text/html", "secret"));

    FetchOutcome outcome = fetch("/no");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(Kind.DISALLOWED);
              assertThat(failed.reason()).contains("robots.txt of 127.0.0.1");
            });
    assertThat(server.requests())
        .extracting(FeedServer.Request::path)
        .containsExactly("/robots.txt");
  }

  @Test
  @Tag("fault-50")
  void whileRobotsTxtCannotBeHadNothingIsAskedForAndLaterItIsTriedAgain() {
    server
        .on(
            "/robots.txt",
            Behaviour.sequence(Behaviour.status(503), Behaviour.redirect(301, "/rules")))
        .on("/rules", Behaviour.content("text/plain", "User-agent: *\nAllow: /"))
        .on("/a", Behaviour.content("text/html", "a"));

    FetchOutcome refused = fetch("/a");
    FetchOutcome still = fetch("/a");
    clock.now = clock.now.plus(Duration.ofMinutes(20));
    FetchOutcome read = fetch("/a");

    assertThat(refused).isInstanceOf(Failed.class);
    assertThat(still).isInstanceOf(Failed.class);
    assertThat(read).isInstanceOf(Fetched.class);
    assertThat(server.requests())
        .extracting(FeedServer.Request::path)
        .containsExactly("/robots.txt", "/robots.txt", "/rules", "/a");
  }

  @Test
  @Tag("fault-50")
  void ofAHugeRobotsTxtTheBeginningCounts() {
    server
        .on(
            "/robots.txt",
            Behaviour.content(
                "text/plain", "User-agent: *\nDisallow: /no\n" + "# and so on\n".repeat(200_000)))
        .on("/no", Behaviour.content("text/html", "secret"))
        .on("/a", Behaviour.content("text/html", "a"));

    FetchOutcome refused = fetch("/no");
    FetchOutcome read = fetch("/a");

    assertThat(refused)
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.DISALLOWED));
    assertThat(read).isInstanceOf(Fetched.class);
  }

  @Test
  @Tag("fault-50")
  void aCrawlDelayOfADayHoldsUpNoOtherHost() {
    try (FeedServer other = FeedServer.start()) {
      server
          .on("/robots.txt", Behaviour.content("text/plain", "User-agent: *\nCrawl-delay: 86400"))
          .on("/a", Behaviour.content("text/html", "a"));
      fetch("/a");

      Duration here = fetcher.book(server.url("/a"));
      Duration elsewhere = fetcher.book(URI.create(elsewhere(other, "/b")));

      assertThat(here).isEqualTo(Duration.ofMinutes(5));
      assertThat(elsewhere).isZero();
    }
  }

  @Test
  void aRobotsTxtTakesTheTurnThatWasBookedAndThePageTheNext() {
    server.on("/a", Behaviour.content("text/html", "a"));

    Duration wait = fetcher.book(server.url("/a"));
    fetch("/a");

    assertThat(wait).isZero();
    assertThat(server.requests())
        .extracting(FeedServer.Request::path)
        .containsExactly("/robots.txt", "/a");
    assertThat(pauses).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void manyFeedsOfAHostWhoseRobotsTxtIsNotKnownAreAllRead() {
    // Given more turns than anybody has patience for
    for (int i = 0; i < 10; i++) {
      server.on("/" + i, Behaviour.content("text/html", "a"));
      fetcher.book(server.url("/" + i));
    }

    // When all are taken
    for (int i = 0; i < 10; i++) {
      assertThat(fetch("/" + i)).isInstanceOf(Fetched.class);
    }

    // Then each comes an interval later, because of the robots.txt
    assertThat(pauses)
        .hasSizeBetween(10, 20)
        .extracting(Duration::toSeconds)
        .contains(5L)
        .allMatch(wait -> wait <= 10);
    assertThat(fetcher.book(server.url("/next"))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whoComesLateToHisTurnKeepsHisDistanceAllTheSame() {
    // Given two turns, and threads that are busy until long after both
    server
        .on("/a", Behaviour.content("text/html", "a"))
        .on("/b", Behaviour.content("text/html", "b"));
    fetch("/a");
    clock.now = clock.now.plusSeconds(60);
    fetcher.book(server.url("/a"));
    fetcher.book(server.url("/b"));
    clock.now = clock.now.plusSeconds(60);
    pauses.clear();

    // When
    fetch("/a");
    fetch("/b");

    // Then
    assertThat(pauses).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  @Tag("fault-49")
  void retryAfterHoldsForTheWholeHost() {
    server
        .on("/a", Behaviour.answer(429, Map.of("Retry-After", "600"), new byte[0]))
        .on("/b", Behaviour.content("text/html", "b"));

    fetch("/a");
    FetchOutcome other = fetch("/b");

    assertThat(other)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(Kind.BUSY);
              assertThat(failed.retryAfter()).contains(Duration.ofSeconds(600));
            });
    assertThat(server.requests()).extracting(FeedServer.Request::path).doesNotContain("/b");
  }

  @Test
  @Tag("fault-33")
  void aRedirectToAnotherHostIsHeldAgainstItsRobotsTxt() {
    // Given a redirect to a host that wants none of it
    try (FeedServer other = FeedServer.start()) {
      server.on("/moved", Behaviour.redirect(302, elsewhere(other, "/no")));
      other
          .on("/robots.txt", Behaviour.content("text/plain", "User-agent: *\nDisallow: /no"))
          .on("/no", Behaviour.content("text/html", "secret"));

      // When
      FetchOutcome outcome = fetch("/moved");

      // Then
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.kind()).isEqualTo(Kind.DISALLOWED);
                assertThat(failed.reason()).contains("robots.txt of localhost");
              });
      assertThat(other.requests())
          .extracting(FeedServer.Request::path)
          .containsExactly("/robots.txt");
    }
  }

  @Test
  @Tag("fault-33")
  void aRedirectToAnotherHostTakesATurnThereAndTheNextTimeBothAreBookedTogether() {
    // Given a host that is asked for something of its own
    try (FeedServer other = FeedServer.start()) {
      server.on("/moved", Behaviour.redirect(302, elsewhere(other, "/page")));
      other.on("/page", Behaviour.content("text/html", "page"));
      fetcher.fetch(URI.create(elsewhere(other, "/page")), Validators.NONE);
      clock.now = clock.now.plusSeconds(1);

      // When a redirect leads there, twice
      pauses.clear();
      FetchOutcome first = fetch("/moved");
      fetcher.book(URI.create(elsewhere(other, "/page")));
      Duration wait = fetcher.book(server.url("/moved"));
      pauses.clear();
      FetchOutcome second = fetch("/moved");

      // Then it waits for its turn there, the second time with one wait for both
      assertThat(first).isInstanceOf(Fetched.class);
      assertThat(second).isInstanceOf(Fetched.class);
      assertThat(wait).isEqualTo(Duration.ofSeconds(10));
      assertThat(pauses).containsExactly(Duration.ofSeconds(10));
    }
  }

  @Test
  @Tag("fault-49")
  void theHostAtTheEndOfARedirectIsTheOneThatIsLeftAlone() {
    // Given
    try (FeedServer other = FeedServer.start()) {
      server
          .on("/moved", Behaviour.redirect(302, elsewhere(other, "/busy")))
          .on("/b", Behaviour.content("text/html", "b"));
      other.on("/busy", Behaviour.answer(429, Map.of("Retry-After", "600"), new byte[0]));

      // When
      fetch("/moved");

      // Then
      assertThat(fetch("/b")).isInstanceOf(Fetched.class);
      assertThat(fetcher.fetch(URI.create(elsewhere(other, "/c")), Validators.NONE))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.BUSY));
    }
  }

  @Test
  void aRedirectWithinTheHostTakesAnotherTurn() {
    server
        .on("/old", Behaviour.redirect(301, "/new"))
        .on("/new", Behaviour.content("text/html", "new"));
    fetch("/new");
    pauses.clear();

    fetch("/old");

    assertThat(pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
  }

  private static String elsewhere(FeedServer other, String path) {
    return "http://localhost:" + other.port() + path;
  }

  @Test
  void turnsAreBookedOneAfterTheOther() {
    assertThat(fetcher.book(server.url("/a"))).isEqualTo(Duration.ZERO);
    assertThat(fetcher.book(server.url("/b"))).isEqualTo(Duration.ofSeconds(5));
    assertThat(fetcher.book(server.url("/c"))).isEqualTo(Duration.ofSeconds(10));
    assertThat(fetcher.book(server.url("/b"))).isEqualTo(Duration.ofSeconds(5));
  }

  private FetchOutcome fetch(String path) {
    return fetcher.fetch(server.url(path), Validators.NONE);
  }
}

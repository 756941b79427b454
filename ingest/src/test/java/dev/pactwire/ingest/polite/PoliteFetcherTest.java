package dev.pactwire.ingest.polite;

import static dev.pactwire.ingest.polite.PoliteVisits.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import dev.pactwire.testkit.HandClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns, and what robots.txt says. */
@Timeout(180)
class PoliteFetcherTest {

  @AutoClose private final PoliteVisits visits = new PoliteVisits();
  private final FeedServer server = visits.server;
  private final HandClock clock = visits.clock;
  private final List<Duration> pauses = visits.pauses;
  private final PoliteFetcher fetcher = visits.fetcher;

  @Test
  void asksAHostOnceInFiveSecondsRobotsIncluded() {
    server
        .on("/a", Behaviour.content("text/html", "a"))
        .on("/b", Behaviour.content("text/html", "b"));

    visits.fetch("/a");
    visits.fetch("/b");

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

    FetchOutcome outcome = visits.fetch("/no");

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

    FetchOutcome refused = visits.fetch("/a");
    FetchOutcome still = visits.fetch("/a");
    clock.forward(Duration.ofMinutes(20));
    FetchOutcome read = visits.fetch("/a");

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

    FetchOutcome refused = visits.fetch("/no");
    FetchOutcome read = visits.fetch("/a");

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
      visits.fetch("/a");

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
    visits.fetch("/a");

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
      assertThat(visits.fetch("/" + i)).isInstanceOf(Fetched.class);
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
    visits.fetch("/a");
    clock.forward(Duration.ofSeconds(60));
    fetcher.book(server.url("/a"));
    fetcher.book(server.url("/b"));
    clock.forward(Duration.ofSeconds(60));
    pauses.clear();

    // When
    visits.fetch("/a");
    visits.fetch("/b");

    // Then
    assertThat(pauses).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  @Tag("fault-49")
  void retryAfterHoldsForTheWholeHost() {
    server
        .on("/a", Behaviour.answer(429, Map.of("Retry-After", "600"), new byte[0]))
        .on("/b", Behaviour.content("text/html", "b"));

    visits.fetch("/a");
    FetchOutcome other = visits.fetch("/b");

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
  void turnsAreBookedOneAfterTheOther() {
    assertThat(fetcher.book(server.url("/a"))).isEqualTo(Duration.ZERO);
    assertThat(fetcher.book(server.url("/b"))).isEqualTo(Duration.ofSeconds(5));
    assertThat(fetcher.book(server.url("/c"))).isEqualTo(Duration.ofSeconds(10));
    assertThat(fetcher.book(server.url("/b"))).isEqualTo(Duration.ofSeconds(5));
  }
}

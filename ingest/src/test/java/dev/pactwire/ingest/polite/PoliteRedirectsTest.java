package dev.pactwire.ingest.polite;

import static dev.pactwire.ingest.polite.PoliteVisits.elsewhere;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.Validators;
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

/** A redirect is a request like any other, at the host it leads to. */
@Timeout(180)
class PoliteRedirectsTest {

  @AutoClose private final PoliteVisits visits = new PoliteVisits();
  private final FeedServer server = visits.server;
  private final HandClock clock = visits.clock;
  private final List<Duration> pauses = visits.pauses;
  private final PoliteFetcher fetcher = visits.fetcher;

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
      FetchOutcome outcome = visits.fetch("/moved");

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
      clock.forward(Duration.ofSeconds(1));

      // When a redirect leads there, twice
      pauses.clear();
      FetchOutcome first = visits.fetch("/moved");
      fetcher.book(URI.create(elsewhere(other, "/page")));
      Duration wait = fetcher.book(server.url("/moved"));
      pauses.clear();
      FetchOutcome second = visits.fetch("/moved");

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
      visits.fetch("/moved");

      // Then
      assertThat(visits.fetch("/b")).isInstanceOf(Fetched.class);
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
    visits.fetch("/new");
    pauses.clear();

    visits.fetch("/old");

    assertThat(pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
  }
}

package dev.pactwire.ingest.polite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.RedirectGate;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.text.HubLinks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Hosts that are asked by the clock of a day that passes in no time. Whoever is ready fetches;
 * whoever is not comes again when he is told to.
 */
class TurnsOfHostsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration INTERVAL = Manners.defaults().interval();

  /** Somebody who comes at a moment to fetch an address. */
  private record Visitor(Instant at, URI url, int left) {}

  /** The web: notes who is asked when. */
  private final class Web implements Fetcher {
    private final Map<String, List<Instant>> asked = new HashMap<>();
    private final Map<String, Integer> robots = new HashMap<>();

    @Override
    public FetchOutcome fetch(URI url, URI home, Validators known, RedirectGate gate) {
      asked.computeIfAbsent(url.getHost(), any -> new ArrayList<>()).add(now);
      if (url.getPath().equals("/robots.txt")) {
        robots.merge(url.getHost(), 1, Integer::sum);
        return document(url, rules);
      }
      return url.getPath().equals("/busy")
          ? new Failed(Kind.STATUS, "Busy.", Optional.of(429), Optional.of(Duration.ofMinutes(9)))
          : document(url, "news");
    }

    @Override
    public void close() {
      asked.clear();
    }
  }

  private final List<Duration> pauses = new ArrayList<>();
  private final Web web = new Web();
  private final PriorityQueue<Visitor> visitors =
      new PriorityQueue<>(Comparator.comparing(Visitor::at));
  private Instant now = BEGIN;
  private String rules = "User-agent: *\nDisallow: /no";

  private final InstantSource hands = () -> now;
  private final PoliteFetcher fetcher =
      new PoliteFetcher(
          web, "Pactwire", Manners.defaults(), hands.withZone(ZoneOffset.UTC), pauses::add);

  @Test
  void atAFirstStartNoThreadWaitsAndNoHostIsAskedTooOften() {
    // Given many feeds of many hosts of which nothing is known, all of them due
    for (int host = 0; host < 40; host++) {
      come(host, 15, 3);
    }

    // When
    List<FetchOutcome> outcomes = passTime();

    // Then each is read three times, at its own turns, and each robots.txt once
    assertThat(outcomes).hasSize(40 * 15 * 3).allMatch(outcome -> outcome instanceof Fetched);
    assertThat(pauses).isEmpty();
    assertThat(web.robots).hasSize(40).allSatisfy((host, times) -> assertThat(times).isOne());
    assertKeptApart(INTERVAL);
    assertThat(Duration.between(BEGIN, now)).isLessThan(INTERVAL.multipliedBy(15 * 3 + 5));
  }

  @Test
  void whoHasBookedBeforeALongerDelayIsKnownKeepsItAllTheSame() {
    // Given turns that were booked five seconds apart, at a host that wants a minute
    rules = "User-agent: *\nCrawl-delay: 60";
    come(1, 10, 1);

    // When
    List<FetchOutcome> outcomes = passTime();

    // Then
    assertThat(outcomes).hasSize(10);
    assertThat(pauses).isEmpty();
    assertKeptApart(Duration.ofSeconds(60));
  }

  @Test
  void whoeverComesTooLateToHisTurnGetsAnotherAndWhoComesALittleLateKeepsIt() {
    // Given booked turns, and threads that are busy with something else for a minute
    rules = "";
    come(1, 1, 1);
    passTime();
    for (int feed = 0; feed < 10; feed++) {
      fetcher.ready(url(1, "/" + feed));
    }
    now = now.plusSeconds(60);

    // When
    Instant begun = now;
    come(1, 10, 1);
    passTime();

    // Then all are asked one after the other, the first at once
    assertThat(pauses).isEmpty();
    assertKeptApart(INTERVAL);
    assertThat(web.asked.get("host1.example")).contains(begun);
    assertThat(Duration.between(begun, now)).isEqualTo(INTERVAL.multipliedBy(9));
  }

  @Test
  @Tag("fault-49")
  void retryAfterHoldsForThoseWhoHaveBookedBefore() {
    // Given feeds of one host with their turns, the first of which is told to come in nine minutes
    rules = "";
    visitors.add(new Visitor(BEGIN, url(1, "/busy"), 1));
    come(1, 5, 1);

    // When
    passTime();

    // Then nobody asks before
    List<Instant> asked = web.asked.get("host1.example");
    long before =
        asked.stream().filter(at -> at.isBefore(asked.get(0).plus(Duration.ofMinutes(9)))).count();
    assertThat(asked).hasSize(7);
    assertThat(before).isLessThanOrEqualTo(6);
    assertThat(pauses).isEmpty();
    assertKeptApart(INTERVAL);
  }

  @Test
  void whatIsNotAllowedCostsTheHostNoRequest() {
    visitors.add(new Visitor(BEGIN, url(1, "/no"), 3));

    List<FetchOutcome> outcomes = passTime();

    assertThat(outcomes)
        .hasSize(3)
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Kind.DISALLOWED)));
    assertThat(web.asked.get("host1.example")).hasSize(1);
  }

  private void come(int host, int feeds, int times) {
    for (int feed = 0; feed < feeds; feed++) {
      visitors.add(new Visitor(now, url(host, "/" + feed), times));
    }
  }

  private static URI url(int host, String path) {
    return URI.create("https://host" + host + ".example" + path);
  }

  /** Until everybody has fetched as often as he wished. */
  private List<FetchOutcome> passTime() {
    List<FetchOutcome> outcomes = new ArrayList<>();
    while (!visitors.isEmpty()) {
      Visitor next = visitors.remove();
      now = next.at().isAfter(now) ? next.at() : now;
      Duration wait = fetcher.ready(next.url());
      if (!wait.isZero()) {
        visitors.add(new Visitor(now.plus(wait), next.url(), next.left()));
        continue;
      }
      outcomes.add(fetcher.fetch(next.url(), Validators.NONE));
      if (next.left() > 1) {
        visitors.add(new Visitor(now, next.url(), next.left() - 1));
      }
    }
    return outcomes;
  }

  private void assertKeptApart(Duration least) {
    web.asked.forEach(
        (host, moments) -> {
          for (int i = 1; i < moments.size(); i++) {
            assertThat(Duration.between(moments.get(i - 1), moments.get(i)))
                .as("%s, request %d", host, i)
                .isGreaterThanOrEqualTo(least);
          }
        });
  }

  private static FetchOutcome document(URI url, String text) {
    return new Fetched(
        url,
        text.getBytes(StandardCharsets.UTF_8),
        Optional.of("text/plain"),
        Optional.empty(),
        Validators.NONE,
        Optional.empty(),
        Optional.empty(),
        HubLinks.NONE);
  }
}

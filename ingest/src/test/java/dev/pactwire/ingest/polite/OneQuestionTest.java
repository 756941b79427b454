package dev.pactwire.ingest.polite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A robots.txt that takes its time, and many who want it. */
@Timeout(180)
class OneQuestionTest {

  private static final int MANY = 8;

  private final FeedServer server = FeedServer.start();
  private final ExecutorService threads = Executors.newFixedThreadPool(MANY);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  @BeforeEach
  void open() {
    server
        .on(
            "/robots.txt",
            (request, out) -> {
              asked.countDown();
              gate.await();
              Behaviour.content("text/plain", "User-agent: *\nAllow: /").answer(request, out);
            })
        .on("/a", Behaviour.content("text/html", "a"));
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    server.close();
  }

  @Test
  void whoComesWhileItIsAskedForIsPutOffAndAsksForNothing() throws Exception {
    try (PoliteFetcher fetcher = fetcher(Duration.ofMillis(10))) {
      // Given one who asks
      Future<Duration> first = threads.submit(() -> fetcher.ready(server.url("/a")));
      assertThat(asked.await(90, TimeUnit.SECONDS)).isTrue();

      // When another has his turn at the host
      Duration other = fetcher.ready(server.url("/b"));
      for (int i = 0; i < 5; i++) {
        TimeUnit.NANOSECONDS.sleep(other.toNanos());
        other = fetcher.ready(server.url("/b"));
      }
      gate.countDown();

      // Then
      assertThat(other).isPositive();
      // It may be the turn of the first at once, if the answer took its time
      first.get(90, TimeUnit.SECONDS);
      assertThat(server.requests("/robots.txt")).hasSize(1);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void manyWhoFetchWithoutATurnWaitForTheSameAnswer() throws Exception {
    try (PoliteFetcher fetcher = fetcher(Duration.ZERO)) {
      // Given
      CyclicBarrier together = new CyclicBarrier(MANY);
      List<Future<FetchOutcome>> fetches = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        fetches.add(
            threads.submit(
                () -> {
                  together.await();
                  return fetcher.fetch(server.url("/a"), Validators.NONE);
                }));
      }
      assertThat(asked.await(90, TimeUnit.SECONDS)).isTrue();

      // When
      gate.countDown();

      // Then
      for (Future<FetchOutcome> fetch : fetches) {
        assertThat(fetch.get(90, TimeUnit.SECONDS)).isInstanceOf(Fetched.class);
      }
      assertThat(server.requests("/robots.txt")).hasSize(1);
      assertThat(server.requests("/a")).hasSize(MANY);
    }
  }

  private static PoliteFetcher fetcher(Duration interval) {
    return new PoliteFetcher(
        new HttpFetcher(TestLimits.PATIENT, (url, home) -> true, Clock.systemUTC()),
        "Pactwire",
        new Manners(interval, Duration.ofSeconds(60), true, Set.of()),
        Clock.systemUTC(),
        wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()));
  }
}

package dev.pactwire.ingest.fetch;

import static dev.pactwire.ingest.fetch.Fetching.CLOCK;
import static dev.pactwire.ingest.fetch.Fetching.RSS;
import static dev.pactwire.ingest.fetch.Fetching.packed;
import static dev.pactwire.ingest.fetch.Validators.NONE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.brotli.BrotliBytes;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are larger, slower or otherwise packed than they may be. */
@Timeout(180)
class BoundedAnswersTest {

  @AutoClose private final Fetching fetching = new Fetching();
  private final FeedServer server = fetching.server;

  @Test
  @Tag("fault-35")
  void cutsAGzipBombAtTheLimitOfDecompressedBytes() {
    server.on("/bomb", Behaviour.gzipBomb(RSS, 10L << 30));

    assertThat(fetching.failed("/bomb").kind()).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  @Tag("fault-35")
  void whatIsPackedWithBrIsBoundedAndItsDamageToldInASentence() {
    byte[] page = BrotliBytes.page();
    server.on("/bomb", packed("br", BrotliBytes.bomb()));
    server.on("/cut", packed("br", Arrays.copyOf(page, page.length / 2)));
    server.on("/rubbish", packed("br", "<html>not packed at all</html>".getBytes(UTF_8)));
    server.on("/nothing", packed("br", new byte[0]));
    server.on("/twice", packed("gzip, br", page));
    server.on("/robots.txt", packed("br", BrotliBytes.bomb()));

    assertThat(fetching.failed("/bomb").kind()).isEqualTo(Kind.TOO_LARGE);
    for (String path : List.of("/cut", "/rubbish", "/nothing")) {
      assertThat(fetching.failed(path).kind()).as(path).isEqualTo(Kind.UNREADABLE);
      assertThat(fetching.failed(path).reason())
          .endsWith(path + " is said to be packed with br, but is damaged or cut off.");
    }
    assertThat(fetching.failed("/twice").reason()).contains("in a way that was not asked for");
    assertThat(fetching.fetch("/robots.txt"))
        .isInstanceOfSatisfying(
            Fetched.class, fetched -> assertThat(fetched.body()).hasSize(1 << 20));
  }

  @Test
  @Tag("fault-35")
  void codingsInSeveralHeadersCountAsAll() {
    server.on(
        "/twice",
        (request, out) ->
            out.write(
                ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\n"
                        + "Content-Encoding: br\r\nContent-Length: 1\r\n\r\nx")
                    .getBytes(UTF_8)));

    assertThat(fetching.failed("/twice").kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  @Tag("fault-35")
  void refusesEncodingsThatWereNotAskedFor() {
    server.on(
        "/twice", Behaviour.answer(200, Map.of("Content-Encoding", "gzip, gzip"), new byte[] {1}));
    server.on(
        "/broken", Behaviour.answer(200, Map.of("Content-Encoding", "gzip"), new byte[] {1, 2, 3}));

    assertThat(fetching.failed("/twice").kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(fetching.failed("/broken").kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  @Tag("fault-36")
  void endsWhatNeverEnds() {
    server.on("/body", Behaviour.endless(RSS));
    server.on("/headers", Behaviour.endlessHeaders());
    server.on("/drip", Behaviour.dripping(RSS, new byte[1000], 100));
    server.on("/silent", Behaviour.silent());

    // What is bounded by its size ends before any time has passed
    assertThat(fetching.failed("/body").kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(fetching.failed("/headers").kind()).isEqualTo(Kind.UNREACHABLE);
    // And what comes slowly, or not at all, by the time
    try (Fetcher hasty =
        new HttpFetcher(TestLimits.HASTY, AllowedHosts.of(Set.of("127.0.0.1")), CLOCK)) {
      for (String path : List.of("/drip", "/silent")) {
        assertThat(hasty.fetch(server.url(path), Validators.NONE))
            .isInstanceOfSatisfying(
                Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.TIMEOUT));
      }
    }
  }

  @Test
  @Tag("fault-36")
  void aBodyThatTricklesIsLeftLongBeforeTheTotalTimeIsUp() {
    server.on("/drip", Behaviour.dripping(RSS, new byte[100_000], 20));
    FetchLimits patient =
        new FetchLimits(
            Duration.ofMinutes(10), Duration.ofSeconds(5), 1 << 20, 5, Duration.ofMillis(200));

    try (Fetcher waiting = new HttpFetcher(patient, AllowedHosts.of(Set.of("127.0.0.1")), CLOCK)) {
      assertThat(waiting.fetch(server.url("/drip"), NONE))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.reason()).endsWith("comes in too slowly."));
    }
  }
}

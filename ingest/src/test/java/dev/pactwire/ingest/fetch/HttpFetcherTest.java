package dev.pactwire.ingest.fetch;

import static dev.pactwire.ingest.fetch.Fetching.RSS;
import static dev.pactwire.ingest.fetch.Fetching.packed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.brotli.BrotliBytes;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.FetchOutcome.NotModified;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents, and what a server says of them. */
@Timeout(180)
class HttpFetcherTest {

  @AutoClose private final Fetching fetching = new Fetching();
  private final FeedServer server = fetching.server;
  private final Fetcher fetcher = fetching.fetcher;

  @Test
  void fetchesADocumentWithItsTypeAndValidators() {
    server.on(
        "/feed",
        Behaviour.answer(
            200,
            Map.of("Content-Type", RSS, "ETag", "\"v1\"", "Cache-Control", "max-age=600"),
            "<rss/>".getBytes(UTF_8)));

    assertThat(fetching.fetch("/feed"))
        .isInstanceOfSatisfying(
            Fetched.class,
            fetched -> {
              assertThat(fetched.body()).asString(UTF_8).isEqualTo("<rss/>");
              assertThat(fetched.mediaType()).contains("application/rss+xml");
              assertThat(fetched.charset()).contains("utf-8");
              assertThat(fetched.validators().etag()).contains("\"v1\"");
              assertThat(fetched.maxAge()).contains(Duration.ofMinutes(10));
            });
  }

  @Test
  @Tag("fault-49")
  void isToldThatNothingChanged() {
    server.on(
        "/feed", Behaviour.conditional(RSS, "<rss/>", "\"v1\"", "Fri, 20 Nov 2026 10:00:00 GMT"));

    Validators validators = ((Fetched) fetching.fetch("/feed")).validators();

    assertThat(fetcher.fetch(server.url("/feed"), validators)).isInstanceOf(NotModified.class);
  }

  @Test
  void decompresses() {
    server.on("/feed", Behaviour.gzip(RSS, "<rss/>".getBytes(UTF_8)));

    assertThat(fetching.fetch("/feed"))
        .isInstanceOfSatisfying(
            Fetched.class,
            fetched -> assertThat(fetched.body()).asString(UTF_8).isEqualTo("<rss/>"));
  }

  @Test
  @Tag("fault-49")
  void reportsStatusAndHowLongToWait() {
    server.on("/busy", Behaviour.answer(503, Map.of("Retry-After", "120"), new byte[0]));
    server.on(
        "/limited",
        Behaviour.answer(429, Map.of("Retry-After", "Fri, 20 Nov 2026 12:05:00 GMT"), new byte[0]));
    server.on("/gone", Behaviour.status(410));

    assertThat(fetching.failed("/busy").retryAfter()).contains(Duration.ofMinutes(2));
    assertThat(fetching.failed("/limited").retryAfter()).contains(Duration.ofMinutes(5));
    assertThat(fetching.failed("/limited").status()).contains(429);
    assertThat(fetching.failed("/gone").kind()).isEqualTo(Kind.GONE);
    assertThat(fetching.failed("/nowhere").status()).contains(404);
  }

  @Test
  void asksForGzipAndBrAndUnpacksBoth() {
    server.on("/br", packed("br", BrotliBytes.page()));
    server.on("/upper", packed("BR", BrotliBytes.page()));

    for (String path : List.of("/br", "/upper")) {
      assertThat(fetching.fetch(path))
          .isInstanceOfSatisfying(
              Fetched.class,
              fetched -> assertThat(fetched.body()).asString(UTF_8).isEqualTo(BrotliBytes.PAGE));
    }
    assertThat(server.requests("/br").get(0).headers())
        .containsEntry("accept-encoding", "gzip, br");
  }

  @Test
  void reportsConnectionsThatBreakOrDoNotComeAbout() {
    server.on("/half", Behaviour.cutOff(RSS, new byte[1000]));
    URI nobody = server.url("/");
    assertThat(fetching.failed("/half").kind()).isEqualTo(Kind.UNREACHABLE);

    server.close();

    assertThat(fetcher.fetch(nobody, Validators.NONE))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @Test
  @Tag("fault-42")
  void keepsControlCharactersOutOfReasonsAndRequests() {
    server.on("/evil", Behaviour.redirect(302, "file:///\u001b[31m${jndi:x}"));

    assertThat(fetching.failed("/evil").reason()).doesNotContain("\u001b");
    assertThat(
            fetcher.fetch(
                server.url("/evil"),
                new Validators(Optional.of("a\r\nX-Evil: 1"), Optional.empty())))
        .isInstanceOf(Failed.class);
    assertThat(server.requests())
        .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("x-evil"));
  }
}

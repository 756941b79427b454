package dev.pactwire.ingest.fetch;

import static dev.pactwire.ingest.fetch.RedirectGate.OPEN;
import static dev.pactwire.ingest.fetch.Validators.NONE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.brotli.BrotliBytes;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.FetchOutcome.NotModified;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class HttpFetcherTest {

  private static final String RSS = "application/rss+xml; charset=utf-8";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  private final FeedServer server = FeedServer.start();
  private final Fetcher fetcher =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")), CLOCK);
  private final Fetcher strict =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of()), CLOCK);

  @AfterEach
  void close() {
    fetcher.close();
    strict.close();
    server.close();
  }

  @Test
  void fetchesADocumentWithItsTypeAndValidators() {
    server.on(
        "/feed",
        Behaviour.answer(
            200,
            Map.of("Content-Type", RSS, "ETag", "\"v1\"", "Cache-Control", "max-age=600"),
            "<rss/>".getBytes(UTF_8)));

    assertThat(fetch("/feed"))
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

    Validators validators = ((Fetched) fetch("/feed")).validators();

    assertThat(fetcher.fetch(server.url("/feed"), validators)).isInstanceOf(NotModified.class);
  }

  @Test
  void decompresses() {
    server.on("/feed", Behaviour.gzip(RSS, "<rss/>".getBytes(UTF_8)));

    assertThat(fetch("/feed"))
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

    assertThat(failed("/busy").retryAfter()).contains(Duration.ofMinutes(2));
    assertThat(failed("/limited").retryAfter()).contains(Duration.ofMinutes(5));
    assertThat(failed("/limited").status()).contains(429);
    assertThat(failed("/gone").kind()).isEqualTo(Kind.GONE);
    assertThat(failed("/nowhere").status()).contains(404);
  }

  @ParameterizedTest
  @Tag("fault-32")
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://localhost:%d/",
        "http://2130706433:%d/",
        "http://127.1:%d/",
        "http://127.0.0.1.:%d/",
        "http://[::127.0.0.1]:%d/",
        "http://[64:ff9b::7f00:1]:%d/",
        "http://[::1]:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://0.0.0.0:%d/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fc00::1]/"
      })
  void refusesPrivateAddressesBeforeConnecting(String address) {
    server.on("/", Behaviour.content(RSS, "secret"));

    FetchOutcome outcome =
        strict.fetch(
            URI.create(address.replace("%d", Integer.toString(server.port()))), Validators.NONE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.FORBIDDEN));
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @Tag("fault-32")
  @ValueSource(strings = {"0x7f000001", "0x7f.1", "017700000001", "0177.0.0.1", "127.0.0.1%00"})
  void spellingsOfAnAddressThatOnlySomeUnderstandLeadNowhere(String host) {
    server.on("/", Behaviour.content(RSS, "secret"));

    FetchOutcome outcome =
        Links.web("http://" + host + ":" + server.port() + "/")
            .map(url -> strict.fetch(url, Validators.NONE))
            .orElse(Failed.of(Kind.FORBIDDEN, "It is no address."));

    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @Tag("fault-32")
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "ftp://127.0.0.1/",
        "jar:file:///x!/y",
        "/relative",
        "mailto:a@b.example"
      })
  void refusesEverySchemeButTheWebs(String address) {
    assertThat(fetcher.fetch(URI.create(address), Validators.NONE))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.FORBIDDEN));
  }

  @Test
  @Tag("fault-33")
  void checksEveryHopOfARedirect() {
    server.on("/private", Behaviour.redirect(302, "http://localhost:" + server.port() + "/secret"));
    server.on("/secret", Behaviour.content(RSS, "secret"));
    server.on("/file", Behaviour.redirect(301, "file:///etc/passwd"));

    assertThat(failed("/private").kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(failed("/file").kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(server.requests("/secret")).isEmpty();
  }

  @Test
  @Tag("fault-33")
  void followsRedirectsUpToALimit() {
    server.on("/a", Behaviour.redirect(301, "b"));
    server.on("/b", Behaviour.redirect(308, "/c"));
    server.on("/c", Behaviour.content(RSS, "here"));
    server.on("/loop", Behaviour.redirect(302, "/loop"));
    server.on("/lost", Behaviour.status(302));

    assertThat(fetch("/a"))
        .isInstanceOfSatisfying(
            Fetched.class, fetched -> assertThat(fetched.url()).isEqualTo(server.url("/c")));
    assertThat(failed("/loop").kind()).isEqualTo(Kind.REDIRECT);
    assertThat(server.requests("/loop")).hasSize(TestLimits.PATIENT.redirects() + 1);
    assertThat(failed("/lost").kind()).isEqualTo(Kind.REDIRECT);
  }

  @Test
  @Tag("fault-33")
  void aChainOfTwentyHopsIsLeft() {
    for (int hop = 0; hop < 20; hop++) {
      server.on("/hop" + hop, Behaviour.redirect(301, "/hop" + (hop + 1)));
    }
    server.on("/hop20", Behaviour.content(RSS, "far"));

    assertThat(failed("/hop0").kind()).isEqualTo(Kind.REDIRECT);
    assertThat(server.requests()).hasSize(TestLimits.PATIENT.redirects() + 1);
  }

  @Test
  @Tag("fault-35")
  void cutsAGzipBombAtTheLimitOfDecompressedBytes() {
    server.on("/bomb", Behaviour.gzipBomb(RSS, 10L << 30));

    assertThat(failed("/bomb").kind()).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void asksForGzipAndBrAndUnpacksBoth() {
    server.on("/br", packed("br", BrotliBytes.page()));
    server.on("/upper", packed("BR", BrotliBytes.page()));

    for (String path : List.of("/br", "/upper")) {
      assertThat(fetch(path))
          .isInstanceOfSatisfying(
              Fetched.class,
              fetched -> assertThat(fetched.body()).asString(UTF_8).isEqualTo(BrotliBytes.PAGE));
    }
    assertThat(server.requests("/br").get(0).headers())
        .containsEntry("accept-encoding", "gzip, br");
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

    assertThat(failed("/bomb").kind()).isEqualTo(Kind.TOO_LARGE);
    for (String path : List.of("/cut", "/rubbish", "/nothing")) {
      assertThat(failed(path).kind()).as(path).isEqualTo(Kind.UNREADABLE);
      assertThat(failed(path).reason())
          .endsWith(path + " is said to be packed with br, but is damaged or cut off.");
    }
    assertThat(failed("/twice").reason()).contains("in a way that was not asked for");
    assertThat(fetch("/robots.txt"))
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

    assertThat(failed("/twice").kind()).isEqualTo(Kind.UNREADABLE);
  }

  private static Behaviour packed(String coding, byte[] body) {
    return Behaviour.answer(200, Map.of("Content-Type", RSS, "Content-Encoding", coding), body);
  }

  @Test
  @Tag("fault-35")
  void refusesEncodingsThatWereNotAskedFor() {
    server.on(
        "/twice", Behaviour.answer(200, Map.of("Content-Encoding", "gzip, gzip"), new byte[] {1}));
    server.on(
        "/broken", Behaviour.answer(200, Map.of("Content-Encoding", "gzip"), new byte[] {1, 2, 3}));

    assertThat(failed("/twice").kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(failed("/broken").kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  @Tag("fault-36")
  void endsWhatNeverEnds() {
    server.on("/body", Behaviour.endless(RSS));
    server.on("/headers", Behaviour.endlessHeaders());
    server.on("/drip", Behaviour.dripping(RSS, new byte[1000], 100));
    server.on("/silent", Behaviour.silent());

    // What is bounded by its size ends before any time has passed
    assertThat(failed("/body").kind()).isEqualTo(Kind.TOO_LARGE);
    assertThat(failed("/headers").kind()).isEqualTo(Kind.UNREACHABLE);
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

  @Test
  void reportsConnectionsThatBreakOrDoNotComeAbout() {
    server.on("/half", Behaviour.cutOff(RSS, new byte[1000]));
    URI nobody = server.url("/");
    assertThat(failed("/half").kind()).isEqualTo(Kind.UNREACHABLE);

    server.close();

    assertThat(fetcher.fetch(nobody, Validators.NONE))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @Test
  @Tag("fault-42")
  void keepsControlCharactersOutOfReasonsAndRequests() {
    server.on("/evil", Behaviour.redirect(302, "file:///\u001b[31m${jndi:x}"));

    assertThat(failed("/evil").reason()).doesNotContain("\u001b");
    assertThat(
            fetcher.fetch(
                server.url("/evil"),
                new Validators(Optional.of("a\r\nX-Evil: 1"), Optional.empty())))
        .isInstanceOf(Failed.class);
    assertThat(server.requests())
        .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("x-evil"));
  }

  @Test
  @Tag("fault-32")
  void anAllowedHostIsOpenToFeedsThatLiveThere() {
    // Given
    server
        .on("/page", Behaviour.content("text/html", "secret"))
        .on("/moved", Behaviour.redirect(302, "/page"));
    URI stranger = URI.create("https://news.example/feed");

    // When, Then
    assertThat(fetcher.fetch(server.url("/moved"), server.url("/feed"), NONE, OPEN))
        .isInstanceOf(Fetched.class);
    assertThat(fetcher.fetch(server.url("/page"), stranger, NONE, OPEN))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.FORBIDDEN));
    assertThat(server.requests())
        .extracting(FeedServer.Request::path)
        .containsExactly("/moved", "/page");
  }

  @Test
  @Tag("fault-32")
  void whereAPortIsNamedTheOthersStayClosed() {
    // Given two servers of one host, of which one is allowed
    try (FeedServer other = FeedServer.start();
        Fetcher one =
            new HttpFetcher(
                TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1:" + server.port())), CLOCK)) {
      other.on("/secret", Behaviour.content("text/html", "secret"));
      server
          .on("/feed", Behaviour.content(RSS, "<rss/>"))
          .on("/moved", Behaviour.redirect(301, other.url("/secret").toString()));

      // When, Then
      assertThat(one.fetch(server.url("/feed"), NONE)).isInstanceOf(Fetched.class);
      assertThat(one.fetch(server.url("/moved"), NONE)).isInstanceOf(Failed.class);
      assertThat(one.fetch(other.url("/secret"), server.url("/feed"), NONE, OPEN))
          .isInstanceOf(Failed.class);
      assertThat(one.fetch(other.url("/secret"), NONE)).isInstanceOf(Failed.class);
      assertThat(other.requests()).isEmpty();
    }
  }

  private FetchOutcome fetch(String path) {
    return fetcher.fetch(server.url(path), Validators.NONE);
  }

  private Failed failed(String path) {
    FetchOutcome outcome = fetch(path);
    assertThat(outcome).isInstanceOf(Failed.class);
    return (Failed) outcome;
  }
}

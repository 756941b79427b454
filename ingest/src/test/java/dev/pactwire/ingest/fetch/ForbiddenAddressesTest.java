package dev.pactwire.ingest.fetch;

import static dev.pactwire.ingest.fetch.Fetching.CLOCK;
import static dev.pactwire.ingest.fetch.Fetching.RSS;
import static dev.pactwire.ingest.fetch.RedirectGate.OPEN;
import static dev.pactwire.ingest.fetch.Validators.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that nothing may be asked for. */
@Timeout(180)
class ForbiddenAddressesTest {

  @AutoClose private final Fetching fetching = new Fetching();
  private final FeedServer server = fetching.server;
  private final Fetcher fetcher = fetching.fetcher;
  private final Fetcher strict = fetching.strict;

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
}

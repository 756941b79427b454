package dev.pactwire.ingest.fetch;

import static dev.pactwire.ingest.fetch.Fetching.RSS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every hop of a redirect is an address like any other, and there are not too many. */
@Timeout(180)
class RedirectsTest {

  @AutoClose private final Fetching fetching = new Fetching();
  private final FeedServer server = fetching.server;

  @Test
  @Tag("fault-33")
  void checksEveryHopOfARedirect() {
    server.on("/private", Behaviour.redirect(302, "http://localhost:" + server.port() + "/secret"));
    server.on("/secret", Behaviour.content(RSS, "secret"));
    server.on("/file", Behaviour.redirect(301, "file:///etc/passwd"));

    assertThat(fetching.failed("/private").kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(fetching.failed("/file").kind()).isEqualTo(Kind.FORBIDDEN);
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

    assertThat(fetching.fetch("/a"))
        .isInstanceOfSatisfying(
            Fetched.class, fetched -> assertThat(fetched.url()).isEqualTo(server.url("/c")));
    assertThat(fetching.failed("/loop").kind()).isEqualTo(Kind.REDIRECT);
    assertThat(server.requests("/loop")).hasSize(TestLimits.PATIENT.redirects() + 1);
    assertThat(fetching.failed("/lost").kind()).isEqualTo(Kind.REDIRECT);
  }

  @Test
  @Tag("fault-33")
  void aChainOfTwentyHopsIsLeft() {
    for (int hop = 0; hop < 20; hop++) {
      server.on("/hop" + hop, Behaviour.redirect(301, "/hop" + (hop + 1)));
    }
    server.on("/hop20", Behaviour.content(RSS, "far"));

    assertThat(fetching.failed("/hop0").kind()).isEqualTo(Kind.REDIRECT);
    assertThat(server.requests()).hasSize(TestLimits.PATIENT.redirects() + 1);
  }
}

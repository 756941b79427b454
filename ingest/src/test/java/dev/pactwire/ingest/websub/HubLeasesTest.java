package dev.pactwire.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.HttpForms;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.testkit.Behaviour;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Subscriptions as time goes on, at hubs that keep to the rules and at hubs that do not. */
@Timeout(180)
class HubLeasesTest {

  @AutoClose private HubbedFeed feed;

  @BeforeEach
  void start() throws Exception {
    feed = new HubbedFeed();
  }

  @Test
  void onlyWhatWeAskedForIsVerified() throws Exception {
    feed.begin();
    feed.subscriptions.work();

    assertThat(feed.hub.verify(Map.of("hub.topic", "http://elsewhere.example/")).statusCode())
        .isEqualTo(404);
    assertThat(feed.hub.verify(Map.of("hub.mode", "unsubscribe")).statusCode()).isEqualTo(404);
    assertThat(feed.subscriptions.good()).isZero();
    assertThat(feed.hub.verify(Map.of("hub.challenge", "<b>")))
        .satisfies(
            answer -> {
              assertThat(answer.body()).isEqualTo("<b>");
              assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                  .startsWith("text/plain");
            });
    assertThat(feed.subscriptions.good()).isEqualTo(1);
    assertThat(feed.hub.verify(Map.of()).statusCode()).as("a second time").isEqualTo(404);
  }

  @Test
  void aLeaseIsRenewedBeforeItEndsAndWithoutOnePollingIsAsBefore() throws Exception {
    // Given a lease of a day
    feed.subscribed();
    feed.subscriptions.work();
    assertThat(feed.hub.requests).hasSize(1);

    // When most of it has passed
    feed.clock.forward(Duration.ofHours(20));
    feed.subscriptions.work();

    // Then it is asked for again, and good without a break; and when nobody verifies, it runs out
    assertThat(feed.hub.requests).hasSize(2);
    assertThat(feed.hub.last()).containsEntry("hub.callback", feed.callback());
    assertThat(feed.subscriptions.coveredUntil("feed")).isPresent();
    feed.clock.forward(Duration.ofHours(5));
    feed.subscriptions.work();
    assertThat(feed.subscriptions.coveredUntil("feed")).isEmpty();
    assertThat(feed.poll().next())
        .hasValueSatisfying(
            next -> assertThat(next).isBefore(feed.clock.instant().plus(Duration.ofHours(1))));
  }

  @Test
  void aHubThatFailsOrDeniesIsAskedAgainMuchLater() throws Exception {
    feed.hub.status = 500;
    feed.begin();
    feed.subscriptions.work();
    feed.subscriptions.work();
    assertThat(feed.hub.requests).hasSize(1);

    feed.hub.status = 202;
    feed.clock.forward(Duration.ofMinutes(61));
    feed.subscriptions.work();
    assertThat(feed.hub.requests).hasSize(2);
    feed.hub.verify(Map.of("hub.mode", "denied"));
    feed.clock.forward(Duration.ofHours(2));
    feed.subscriptions.work();
    assertThat(feed.hub.requests).hasSize(2);
    feed.clock.forward(Duration.ofHours(23));
    feed.subscriptions.work();
    assertThat(feed.hub.requests).hasSize(3);
  }

  @Test
  void aHubThatKeepsNewsToItselfIsNoLongerTrusted() throws Exception {
    feed.subscribed();

    for (int i = 0; i < 3; i++) {
      feed.server.on("/feed", Behaviour.content("application/rss+xml", feed.rss("Kept " + i)));
      feed.poll();
    }

    assertThat(feed.subscriptions.coveredUntil("feed")).isEmpty();
  }

  @Test
  void aFeedThatIsRemovedIsUnsubscribedFrom() throws Exception {
    feed.subscribed();
    String callback = feed.callback();

    feed.poller.remove("feed");
    feed.clock.forward(Duration.ofSeconds(6));
    feed.subscriptions.work();

    assertThat(feed.hub.last())
        .containsEntry("hub.mode", "unsubscribe")
        .containsEntry("hub.callback", callback);
    assertThat(feed.hub.announce(callback, feed.rss("Late"), "")).isEqualTo(410);
    assertThat(feed.hub.verify(Map.of()).body()).isEqualTo("prove it");
    assertThat(feed.hub.verify(Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aHubInAPrivateNetworkIsNotAskedUnlessAllowed() throws Exception {
    try (HttpForms strict = new HttpForms(TestLimits.PATIENT, AllowedHosts.of(Set.of()))) {
      Map<String, String> form = Map.of("hub.mode", "subscribe");
      assertThat(strict.post(feed.hub.url(), feed.server.url("/feed"), form)).isPresent();
      assertThat(feed.forms.post(feed.hub.url(), URI.create("https://news.example/feed"), form))
          .isPresent();
      assertThat(feed.hub.requests).isEmpty();
    }
  }
}

package dev.pactwire.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testkit.Behaviour;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hub brings, and others in its name. */
@Timeout(180)
class WebSubTest {

  @AutoClose private HubbedFeed feed;

  @BeforeEach
  void start() throws Exception {
    feed = new HubbedFeed();
  }

  @Test
  void aFeedWithAHubIsSubscribedToAndBringsItsNewsByItself() throws Exception {
    // Given a feed that is polled, and names its hub
    feed.subscribed();

    // When the hub brings an entry
    String news = feed.rss("Two");
    int status = feed.hub.announce(feed.callback(), news, feed.sign("sha256", news));

    // Then it is published, and polling is only a safety net
    assertThat(status).isEqualTo(202);
    assertThat(feed.sink.articles.poll(60, TimeUnit.SECONDS).getTitle()).isEqualTo("Two");
    assertThat(feed.poll().next()).contains(feed.clock.instant().plus(Duration.ofHours(4)));
    assertThat(feed.sink.articles).isEmpty();

    // And whoever polls it next, without a subscription, need not wait that long
    assertThat(feed.sink.latest.getNextPollAt())
        .hasValueSatisfying(
            next -> assertThat(next).isBefore(feed.clock.instant().plus(Duration.ofHours(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1", "sha384", "sha512"})
  void allMethodsOfSigningAreKnown(String method) throws Exception {
    feed.subscribed();
    String news = feed.rss(method);

    feed.hub.announce(feed.callback(), news, feed.sign(method, news));

    assertThat(feed.sink.articles.poll(60, TimeUnit.SECONDS).getTitle()).isEqualTo(method);
  }

  @Test
  void whatComesForNoSubscriptionIsNotRead() throws Exception {
    feed.begin();

    try (Socket socket = new Socket("127.0.0.1", feed.push.callback(Optional.empty()).getPort())) {
      String head =
          "POST /websub/unknown HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
              + (1 << 20)
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

      // Answered although not one byte of the body was sent
      byte[] start = socket.getInputStream().readNBytes(12);
      assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 410");
    }
  }

  @Test
  void whatIsNotSignedByTheHubIsThrownAway() throws Exception {
    feed.subscribed();
    String news = feed.rss("Two");

    assertThat(feed.hub.announce(feed.callback(), news, "")).isEqualTo(202);
    assertThat(feed.hub.announce(feed.callback(), news, "sha256=00")).isEqualTo(202);
    assertThat(feed.hub.announce(feed.callback(), news, "md5=" + "0".repeat(32))).isEqualTo(202);
    assertThat(feed.hub.announce(feed.callback(), news, feed.sign("sha256", news + " ")))
        .isEqualTo(202);
    assertThat(feed.hub.bring(feed.callback() + "x", news, feed.sign("sha256", news)))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(410);
              assertThat(answer.headers().firstValue("Connection")).hasValue("close");
            });

    String last = feed.rss("Signed");
    feed.hub.announce(feed.callback(), last, feed.sign("sha256", last));
    assertThat(feed.sink.articles.poll(60, TimeUnit.SECONDS).getTitle()).isEqualTo("Signed");
  }

  @Test
  void whatIsNoFeedHasTheFeedItselfPolled() throws Exception {
    feed.subscribed();
    feed.server.on("/feed", Behaviour.content("application/rss+xml", feed.rss("Fetched")));

    feed.hub.announce(feed.callback(), "news!", feed.sign("sha256", "news!"));

    assertThat(feed.sink.articles.poll(60, TimeUnit.SECONDS).getTitle()).isEqualTo("Fetched");
  }
}

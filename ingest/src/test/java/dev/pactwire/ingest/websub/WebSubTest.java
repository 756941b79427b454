package dev.pactwire.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.HttpForms;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.push.PushServer;
import dev.pactwire.ingest.push.PushSettings;
import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.ingest.run.FeedPoller;
import dev.pactwire.ingest.run.IngestSettings;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Subscriptions against a real hub on loopback, one that keeps to the rules and one that does not.
 */
@Timeout(180)
class WebSubTest {

  private static final class Hands extends Clock {
    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Keeps articles until a test asks for them. */
  private static final class Queue implements ArticleSink {
    private final BlockingQueue<Article> articles = new LinkedBlockingQueue<>();
    private volatile FeedStatus latest;

    @Override
    public Batch begin() {
      List<Article> held = new ArrayList<>();
      return new Batch() {
        @Override
        public void add(String where, Article article) {
          held.add(article);
        }

        @Override
        public Delivery await() {
          articles.addAll(held);
          return new Delivery.Delivered(List.of());
        }
      };
    }

    @Override
    public void status(FeedStatus status) {
      latest = status;
    }

    @Override
    public void close() {}
  }

  private final Hands clock = new Hands();
  private final Queue sink = new Queue();
  private final FeedServer server = FeedServer.start();
  private final BlockingQueue<PollReport> polls = new LinkedBlockingQueue<>();
  private final HttpFetcher fetcher =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")), clock);
  private final HttpForms forms =
      new HttpForms(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")));
  private final FeedPoller poller =
      new FeedPoller(
          fetcher, sink, IngestSettings.defaults(), clock, () -> new Random(1), polls::add);
  private final PushServer push = new PushServer(PushSettings.local(0), sink, clock);
  private final Subscriptions subscriptions =
      new Subscriptions(() -> push.callback(Optional.empty()), forms, poller::announced, clock);
  private Hub hub;

  @BeforeEach
  void start() throws Exception {
    hub = new Hub();
    push.answerHubs(subscriptions);
    push.start();
    poller.announcedBy(subscriptions);
  }

  @AfterEach
  void stop() {
    poller.close();
    push.close();
    forms.close();
    fetcher.close();
    hub.close();
    server.close();
  }

  @Test
  void aFeedWithAHubIsSubscribedToAndBringsItsNewsByItself() throws Exception {
    // Given a feed that is polled, and names its hub
    subscribed();

    // When the hub brings an entry
    String news = rss("Two");
    int status = hub.announce(callback(), news, sign("sha256", news));

    // Then it is published, and polling is only a safety net
    assertThat(status).isEqualTo(202);
    assertThat(sink.articles.poll(60, TimeUnit.SECONDS).getTitle()).isEqualTo("Two");
    assertThat(poll().next()).contains(clock.now.plus(Duration.ofHours(4)));
    assertThat(sink.articles).isEmpty();

    // And whoever polls it next, without a subscription, need not wait that long
    assertThat(sink.latest.getNextPollAt())
        .hasValueSatisfying(next -> assertThat(next).isBefore(clock.now.plus(Duration.ofHours(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha1", "sha384", "sha512"})
  void allMethodsOfSigningAreKnown(String method) throws Exception {
    subscribed();
    String news = rss(method);

    hub.announce(callback(), news, sign(method, news));

    assertThat(sink.articles.poll(60, TimeUnit.SECONDS).getTitle()).isEqualTo(method);
  }

  @Test
  void whatComesForNoSubscriptionIsNotRead() throws Exception {
    begin();

    try (Socket socket = new Socket("127.0.0.1", push.callback(Optional.empty()).getPort())) {
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
    subscribed();
    String news = rss("Two");

    assertThat(hub.announce(callback(), news, "")).isEqualTo(202);
    assertThat(hub.announce(callback(), news, "sha256=00")).isEqualTo(202);
    assertThat(hub.announce(callback(), news, "md5=" + "0".repeat(32))).isEqualTo(202);
    assertThat(hub.announce(callback(), news, sign("sha256", news + " "))).isEqualTo(202);
    assertThat(hub.bring(callback() + "x", news, sign("sha256", news)))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(410);
              assertThat(answer.headers().firstValue("Connection")).hasValue("close");
            });

    String last = rss("Signed");
    hub.announce(callback(), last, sign("sha256", last));
    assertThat(sink.articles.poll(60, TimeUnit.SECONDS).getTitle()).isEqualTo("Signed");
  }

  @Test
  void onlyWhatWeAskedForIsVerified() throws Exception {
    begin();
    subscriptions.work();

    assertThat(hub.verify(Map.of("hub.topic", "http://elsewhere.example/")).statusCode())
        .isEqualTo(404);
    assertThat(hub.verify(Map.of("hub.mode", "unsubscribe")).statusCode()).isEqualTo(404);
    assertThat(subscriptions.good()).isZero();
    assertThat(hub.verify(Map.of("hub.challenge", "<b>")))
        .satisfies(
            answer -> {
              assertThat(answer.body()).isEqualTo("<b>");
              assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                  .startsWith("text/plain");
            });
    assertThat(subscriptions.good()).isEqualTo(1);
    assertThat(hub.verify(Map.of()).statusCode()).as("a second time").isEqualTo(404);
  }

  @Test
  void aLeaseIsRenewedBeforeItEndsAndWithoutOnePollingIsAsBefore() throws Exception {
    // Given a lease of a day
    subscribed();
    subscriptions.work();
    assertThat(hub.requests).hasSize(1);

    // When most of it has passed
    clock.now = clock.now.plus(Duration.ofHours(20));
    subscriptions.work();

    // Then it is asked for again, and good without a break; and when nobody verifies, it runs out
    assertThat(hub.requests).hasSize(2);
    assertThat(hub.last()).containsEntry("hub.callback", callback());
    assertThat(subscriptions.coveredUntil("feed")).isPresent();
    clock.now = clock.now.plus(Duration.ofHours(5));
    subscriptions.work();
    assertThat(subscriptions.coveredUntil("feed")).isEmpty();
    assertThat(poll().next())
        .hasValueSatisfying(next -> assertThat(next).isBefore(clock.now.plus(Duration.ofHours(1))));
  }

  @Test
  void aHubThatFailsOrDeniesIsAskedAgainMuchLater() throws Exception {
    hub.status = 500;
    begin();
    subscriptions.work();
    subscriptions.work();
    assertThat(hub.requests).hasSize(1);

    hub.status = 202;
    clock.now = clock.now.plus(Duration.ofMinutes(61));
    subscriptions.work();
    assertThat(hub.requests).hasSize(2);
    hub.verify(Map.of("hub.mode", "denied"));
    clock.now = clock.now.plus(Duration.ofHours(2));
    subscriptions.work();
    assertThat(hub.requests).hasSize(2);
    clock.now = clock.now.plus(Duration.ofHours(23));
    subscriptions.work();
    assertThat(hub.requests).hasSize(3);
  }

  @Test
  void aHubThatKeepsNewsToItselfIsNoLongerTrusted() throws Exception {
    subscribed();

    for (int i = 0; i < 3; i++) {
      server.on("/feed", Behaviour.content("application/rss+xml", rss("Kept " + i)));
      poll();
    }

    assertThat(subscriptions.coveredUntil("feed")).isEmpty();
  }

  @Test
  void whatIsNoFeedHasTheFeedItselfPolled() throws Exception {
    subscribed();
    server.on("/feed", Behaviour.content("application/rss+xml", rss("Fetched")));

    hub.announce(callback(), "news!", sign("sha256", "news!"));

    assertThat(sink.articles.poll(60, TimeUnit.SECONDS).getTitle()).isEqualTo("Fetched");
  }

  @Test
  void aFeedThatIsRemovedIsUnsubscribedFrom() throws Exception {
    subscribed();
    String callback = callback();

    poller.remove("feed");
    clock.now = clock.now.plusSeconds(6);
    subscriptions.work();

    assertThat(hub.last())
        .containsEntry("hub.mode", "unsubscribe")
        .containsEntry("hub.callback", callback);
    assertThat(hub.announce(callback, rss("Late"), "")).isEqualTo(410);
    assertThat(hub.verify(Map.of()).body()).isEqualTo("prove it");
    assertThat(hub.verify(Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aHubInAPrivateNetworkIsNotAskedUnlessAllowed() throws Exception {
    try (HttpForms strict = new HttpForms(TestLimits.PATIENT, AllowedHosts.of(Set.of()))) {
      Map<String, String> form = Map.of("hub.mode", "subscribe");
      assertThat(strict.post(hub.url(), server.url("/feed"), form)).isPresent();
      assertThat(forms.post(hub.url(), URI.create("https://news.example/feed"), form)).isPresent();
      assertThat(hub.requests).isEmpty();
    }
  }

  private void subscribed() throws Exception {
    begin();
    subscriptions.work();
    assertThat(hub.last())
        .containsEntry("hub.mode", "subscribe")
        .containsEntry("hub.topic", server.url("/feed").toString());
    assertThat(hub.verify(Map.of()).body()).isEqualTo("prove it");
  }

  /** Polls the feed for the first time. */
  private void begin() throws Exception {
    server.on(
        "/feed",
        Behaviour.answer(
            200,
            Map.of(
                "Link",
                "<" + hub.url() + ">; rel=\"hub\", <" + server.url("/feed") + ">; rel=self"),
            rss("One").getBytes(StandardCharsets.UTF_8)));
    poller.add(FeedDefinition.of("feed", server.url("/feed")), Optional.empty());
    assertThat(sink.articles.poll(60, TimeUnit.SECONDS).getTitle()).isEqualTo("One");
    polls.poll(60, TimeUnit.SECONDS);
  }

  private PollReport poll() throws InterruptedException {
    return poller.pollOnce(List.of(FeedDefinition.of("feed", server.url("/feed")))).get(0);
  }

  private String callback() {
    return hub.requests.get(0).get("hub.callback");
  }

  private String sign(String method, String body) {
    return Hub.signature(method, hub.requests.get(0).get("hub.secret"), body);
  }

  private String rss(String title) {
    return "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>F</title>"
        + "<atom:link rel='hub' href='"
        + hub.url()
        + "'/><atom:link rel='self' href='"
        + server.url("/feed")
        + "'/><item><title>"
        + title
        + "</title><guid isPermaLink='false'>"
        + title
        + "</guid><description>Some words about it.</description></item></channel></rss>";
  }
}

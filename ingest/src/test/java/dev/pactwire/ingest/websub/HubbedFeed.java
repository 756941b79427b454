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
import dev.pactwire.testkit.HandClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A feed that names a hub on loopback, polled and subscribed to by a clock moved by hand. */
final class HubbedFeed implements AutoCloseable {

  final HandClock clock = new HandClock(Instant.parse("2026-11-20T12:00:00Z"));
  final Queue sink = new Queue();
  final FeedServer server = FeedServer.start();
  final BlockingQueue<PollReport> polls = new LinkedBlockingQueue<>();
  final HttpFetcher fetcher =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")), clock);
  final HttpForms forms = new HttpForms(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")));
  final FeedPoller poller =
      new FeedPoller(
          fetcher, sink, IngestSettings.defaults(), clock, () -> new Random(1), polls::add);
  final PushServer push = new PushServer(PushSettings.local(0), sink, clock);
  final Subscriptions subscriptions =
      new Subscriptions(() -> push.callback(Optional.empty()), forms, poller::announced, clock);
  final Hub hub;

  HubbedFeed() throws Exception {
    hub = new Hub();
    push.answerHubs(subscriptions);
    push.start();
    poller.announcedBy(subscriptions);
  }

  @Override
  public void close() {
    poller.close();
    push.close();
    forms.close();
    fetcher.close();
    hub.close();
    server.close();
  }

  void subscribed() throws Exception {
    begin();
    subscriptions.work();
    assertThat(hub.last())
        .containsEntry("hub.mode", "subscribe")
        .containsEntry("hub.topic", server.url("/feed").toString());
    assertThat(hub.verify(Map.of()).body()).isEqualTo("prove it");
  }

  /** Polls the feed for the first time. */
  void begin() throws Exception {
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

  PollReport poll() throws InterruptedException {
    return poller.pollOnce(List.of(FeedDefinition.of("feed", server.url("/feed")))).get(0);
  }

  String callback() {
    return hub.requests.get(0).get("hub.callback");
  }

  String sign(String method, String body) {
    return Hub.signature(method, hub.requests.get(0).get("hub.secret"), body);
  }

  String rss(String title) {
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

  /** Keeps articles until a test asks for them. */
  static final class Queue implements ArticleSink {
    final BlockingQueue<Article> articles = new LinkedBlockingQueue<>();
    volatile FeedStatus latest;

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
}

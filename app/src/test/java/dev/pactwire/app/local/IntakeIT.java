package dev.pactwire.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.connect.PactwireTopics;
import dev.pactwire.ingest.publish.FeedStore;
import dev.pactwire.ingest.publish.PushAnswers;
import dev.pactwire.ingest.push.KeptAnswers.Kept;
import dev.pactwire.ingest.push.PushSettings;
import dev.pactwire.ingest.run.IngestSettings;
import dev.pactwire.ingest.run.PackedWatch;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.WireFormat;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ingestion knows of an earlier time, or of another instance, because Kafka keeps it. */
@Timeout(240)
class IntakeIT {

  private static final int PATIENCE_SECONDS = 90;
  private static final String ARTICLE = "{\"id\":\"1\",\"title\":\"%s\",\"text\":\"Some text.\"}";

  @TempDir private static Path folder;
  private static DataDirectory directory;
  private static EmbeddedBroker broker;
  private static Connection connection;

  private final IngestSetup setup = new IngestSetup(IngestSettings.defaults(), Set.of("127.0.0.1"));

  @BeforeAll
  static void startBroker() {
    directory = DataDirectory.open(folder.resolve("data"));
    broker = EmbeddedBroker.start(directory, 0);
    connection =
        new Connection(
            broker.bootstrapServers(), Map.of(), WireFormat.SINGLE_OBJECT, Duration.ofSeconds(60));
    new PactwireTopics(connection).ensureForIngest();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
    directory.close();
  }

  @Test
  @Tag("fault-52")
  void aRequestRepeatedAfterARestartGetsTheAnswerOfTheFirst() throws Exception {
    // Given a request that one instance has answered
    HttpResponse<String> first;
    try (Intake one = new Intake(connection, setup, report -> {})) {
      first = push(one.startPush(PushSettings.local(0)), ARTICLE.formatted("T"));
    }

    // When it is repeated, and its key used for something else, after a restart
    HttpResponse<String> again;
    HttpResponse<String> other;
    try (Intake two = new Intake(connection, setup, report -> {})) {
      int port = two.startPush(PushSettings.local(0));
      again = push(port, ARTICLE.formatted("T"));
      other = push(port, ARTICLE.formatted("U"));
    }

    // Then
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(422);
  }

  @Test
  @Tag("fault-52")
  void whatOneInstanceAnswersTheOthersLearn() throws Exception {
    try (PushAnswers one = new PushAnswers(connection.client(), connection.topics());
        PushAnswers two = new PushAnswers(connection.client(), connection.topics());
        PushAnswers later = new PushAnswers(connection.client(), connection.topics())) {
      // Given an instance that follows
      BlockingQueue<Kept> learnt = new LinkedBlockingQueue<>();
      two.follow(learnt::add);
      learnt.clear();

      // When another keeps an answer
      Kept answer = new Kept("a key", "0123", 200, "{\"accepted\":1}");
      one.keep(answer);

      // Then it is learnt at once, and by whoever comes later before anything else happens
      assertThat(learnt.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(answer);
      List<Kept> all = new CopyOnWriteArrayList<>();
      later.follow(all::add);
      assertThat(all).contains(answer);
    }
  }

  @Test
  void whatIsWatchedOfAListOfFeedsIsKnownAfterARestart() throws Exception {
    String rss =
        "<rss version='2.0'><channel><item><title>T</title><link>%s</link><description>Some words.</description></item></channel></rss>";
    try (FeedServer server = FeedServer.start();
        FeedStore store = new FeedStore(connection.client(), connection.topics())) {
      // Given an article of which an instance has read the page
      server
          .on("/feed", Behaviour.content("application/rss+xml", rss.formatted(server.url("/page"))))
          .on(
              "/page",
              Behaviour.content(
                  "text/html",
                  "<html><body><article><p>"
                      + "A sentence about the matter at hand. ".repeat(20)
                      + "</p></article></body></html>"));
      List<FeedDefinition> feeds = List.of(FeedDefinition.of("watched", server.url("/feed")));
      polled(feeds);
      PackedWatch before = store.watches().get("watched");

      // When it is started again while the page cannot be had
      server.on("/page", Behaviour.status(503));
      PollReport report = polled(feeds);

      // Then no summary takes the place of the text, because that is known
      assertThat(before).isNotNull();
      assertThat(report.published()).isZero();
      assertThat(report.known()).isEqualTo(1);
    }
  }

  /** The first poll of an instance that polls these feeds for good. */
  private PollReport polled(List<FeedDefinition> feeds) throws InterruptedException {
    BlockingQueue<PollReport> reports = new LinkedBlockingQueue<>();
    try (Intake intake = new Intake(connection, setup, reports::add)) {
      intake.start(feeds);
      return reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static HttpResponse<String> push(int port, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/articles"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "of the article")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}

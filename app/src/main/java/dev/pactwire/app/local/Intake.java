package dev.pactwire.app.local;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.archive.WarcFiles;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.files.ArticleFiles;
import dev.pactwire.ingest.files.WatchedFiles;
import dev.pactwire.ingest.metrics.MeteredFetcher;
import dev.pactwire.ingest.metrics.MeteredPolls;
import dev.pactwire.ingest.metrics.MeteredSink;
import dev.pactwire.ingest.publish.FeedAssignment;
import dev.pactwire.ingest.publish.FeedDesk;
import dev.pactwire.ingest.publish.FeedStore;
import dev.pactwire.ingest.publish.KafkaArticleSink;
import dev.pactwire.ingest.publish.PushAnswers;
import dev.pactwire.ingest.push.PushServer;
import dev.pactwire.ingest.push.PushSettings;
import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.ingest.run.FeedPoller;
import dev.pactwire.ingest.run.IngestListener;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.ingest.sources.FeedDefinition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways in: feeds and files, to Kafka. */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /** The source of articles in files that name none. */
  private static final String FILES = "files";

  /** The source of articles in archives. */
  private static final String ARCHIVES = "warc";

  /** Our name in a robots.txt. */
  static final String PRODUCT = "Pactwire";

  /**
   * After a kill the next start waits until the session of the one before has run out: the shortest
   * that brokers allow.
   */
  private static final Map<String, Object> SHORT_SESSION =
      Map.of("session.timeout.ms", 6_000, "heartbeat.interval.ms", 2_000);

  private final Clock clock = Clock.systemUTC();
  private final ArticleSink sink;
  private final Fetcher fetcher;
  private final FeedPoller poller;
  private final Connection connection;
  private final MovedFeeds moves;
  private final IngestSetup setup;
  private volatile FeedAssignment assignment;
  private FeedStore store;
  private PushServer push;
  private PushAnswers answers;
  private HubRun hubs;
  private FolderWatch folders;

  /**
   * Opens the ways in; nothing comes before it is asked for.
   *
   * @param listener is told of each poll
   */
  public Intake(Connection connection, IngestSetup setup, IngestListener listener) {
    this(connection, setup, listener, new SimpleMeterRegistry());
  }

  /**
   * Opens the ways in; nothing comes before it is asked for.
   *
   * @param listener is told of each poll
   * @param metrics where fetches, articles and lags are counted
   */
  public Intake(
      Connection connection, IngestSetup setup, IngestListener listener, MeterRegistry metrics) {
    this.connection = connection;
    this.setup = setup;
    sink = new MeteredSink(new KafkaArticleSink(connection.client(), connection.topics()), metrics);
    fetcher = new MeteredFetcher(FeedCheck.fetcher(setup, clock), metrics);
    moves = new MovedFeeds(new MeteredPolls(listener, metrics));
    poller = new FeedPoller(fetcher, sink, setup.settings(), clock, SecureRandom::new, moves);
    Gauge.builder("pactwire.ingest.queue", poller, FeedPoller::waiting)
        .description("Polls that are due and wait for a thread")
        .register(metrics);
  }

  /**
   * Publishes what files and folders hold, and returns when it is stored.
   *
   * @param read is told how many articles have been read, at each of them
   * @throws CommandFailure when it cannot be stored
   */
  public FileReport files(List<Path> paths, LongConsumer read) {
    FilePublisher publisher = new FilePublisher(sink, read);
    new ArticleFiles(FILES, clock).read(paths, publisher);
    return publisher.finish();
  }

  /**
   * Begins to publish what files and folders hold and what appears in them later, until this is
   * closed.
   *
   * @param problems is told one sentence for each thing that cannot be used, by another thread
   */
  public FolderWatch watch(List<Path> paths, Consumer<String> problems) {
    folders =
        new FolderWatch(
            new WatchedFiles(paths, clock, problems),
            new ArticleFiles(FILES, clock),
            sink,
            problems);
    folders.start();
    return folders;
  }

  /**
   * Publishes what archives hold, and returns when it is stored.
   *
   * @param read is told how many articles have been read, at each of them
   * @throws CommandFailure when it cannot be stored
   */
  public FileReport archives(List<Path> paths, LongConsumer read) {
    FilePublisher publisher = new FilePublisher(sink, read);
    new WarcFiles(ARCHIVES, clock).read(paths, publisher);
    return publisher.finish();
  }

  /**
   * Begins to take articles over HTTP.
   *
   * @return the port
   * @throws CommandFailure when the port cannot be used
   */
  public int startPush(PushSettings settings) {
    openPush(settings);
    return listen(settings);
  }

  private void openPush(PushSettings settings) {
    answers = new PushAnswers(connection.client(), connection.topics());
    push = new PushServer(settings, sink, answers, clock);
  }

  private int listen(PushSettings settings) {
    try {
      push.start();
    } catch (IOException e) {
      throw CommandFailure.failed(
          "Port %d of %s cannot be used for --push: %s."
              .formatted(settings.port(), settings.host(), e.getMessage()),
          e);
    }
    return push.port();
  }

  /**
   * Begins to take articles over HTTP, and to subscribe to the hubs that feeds name. To be called
   * before feeds are polled.
   *
   * @param base address under which hubs reach our server; without one, those of this machine do
   * @return the port
   * @throws CommandFailure when the port cannot be used
   */
  public int startPushAndHubs(PushSettings settings, Optional<URI> base) {
    hubs = new HubRun(setup, () -> push.callback(base), poller, clock);
    openPush(settings);
    push.answerHubs(hubs.subscriptions());
    int port = listen(settings);
    poller.announcedBy(hubs.subscriptions());
    hubs.start();
    return port;
  }

  /** Polls each feed once; reports in the order of the feeds. */
  public List<PollReport> pollOnce(List<FeedDefinition> feeds) {
    try {
      return poller.pollOnce(feeds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted while polling the feeds.", e);
    }
  }

  /**
   * Begins to poll a share of the feeds of {@code news.feeds}, as the group of all instances
   * assigns it.
   *
   * @param listed feeds that are written there first; a pause stays
   */
  public void share(List<FeedDefinition> listed) {
    store = new FeedStore(connection.client(), connection.topics());
    if (!listed.isEmpty()) {
      new FeedDesk(store).write(listed);
    }
    moves.writeTo(store);
    assignment = new FeedAssignment(connection.client(), connection.topics(), poller);
    assignment.start();
  }

  /**
   * Begins to poll these feeds for good, as the feeds of {@code news.feeds}: what else stands there
   * is removed, pauses are obeyed.
   */
  public void startAsOnlyOnes(List<FeedDefinition> feeds) {
    try (FeedStore all = new FeedStore(connection.client(), connection.topics())) {
      new FeedDesk(all).replaceAll(feeds);
    }
    Map<String, Object> client = new HashMap<>(SHORT_SESSION);
    client.putAll(connection.client());
    assignment = new FeedAssignment(client, connection.topics(), poller);
    assignment.start();
  }

  /**
   * Begins to poll the feeds for good, whatever stands in {@code news.feeds}. Which of their
   * articles are to be looked at again is known from an earlier time.
   */
  public void start(List<FeedDefinition> feeds) {
    Set<String> ours = feeds.stream().map(FeedDefinition::id).collect(Collectors.toSet());
    try (FeedStore all = new FeedStore(connection.client(), connection.topics())) {
      all.watches(ours::contains).values().forEach(poller::watched);
    } catch (KafkaException problem) {
      LOG.warn(
          "Which articles were watched before is not known, so they are not looked at again: {}",
          problem.toString());
    }
    poller.start(feeds);
  }

  /** Why the feeds that are shared are not polled; empty when they are, or none are shared. */
  public Optional<String> problem() {
    FeedAssignment shared = assignment;
    return shared == null ? Optional.empty() : shared.problem();
  }

  @Override
  public void close() {
    if (folders != null) {
      folders.close();
    }
    if (push != null) {
      push.close();
      answers.close();
    }
    if (hubs != null) {
      hubs.close();
    }
    if (assignment != null) {
      assignment.close();
    }
    poller.close();
    if (store != null) {
      store.close();
    }
    fetcher.close();
    sink.close();
  }
}

package dev.pactwire.app.local;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.archive.WarcFiles;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.files.ArticleFiles;
import dev.pactwire.ingest.publish.FeedAssignment;
import dev.pactwire.ingest.publish.FeedStore;
import dev.pactwire.ingest.publish.KafkaArticleSink;
import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.ingest.run.FeedPoller;
import dev.pactwire.ingest.run.IngestListener;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.ingest.sources.FeedDefinition;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The ways in: feeds and files, to Kafka. */
public final class Intake implements AutoCloseable {
  /** The source of articles in files that name none. */
  private static final String FILES = "files";

  /** The source of articles in archives. */
  private static final String ARCHIVES = "warc";

  /** Our name in a robots.txt. */
  static final String PRODUCT = "Pactwire";

  private final Clock clock = Clock.systemUTC();
  private final ArticleSink sink;
  private final Fetcher fetcher;
  private final FeedPoller poller;
  private final Connection connection;
  private final MovedFeeds moves;
  private FeedAssignment assignment;
  private FeedStore store;

  /**
   * Opens the ways in; nothing comes before it is asked for.
   *
   * @param listener is told of each poll
   */
  public Intake(Connection connection, IngestSetup setup, IngestListener listener) {
    this.connection = connection;
    sink = new KafkaArticleSink(connection.client(), connection.topics());
    fetcher = FeedCheck.fetcher(setup, clock);
    moves = new MovedFeeds(listener);
    poller = new FeedPoller(fetcher, sink, setup.settings(), clock, SecureRandom::new, moves);
  }

  /**
   * Publishes what files and folders hold, and returns when it is stored.
   *
   * @throws CommandFailure when it cannot be stored
   */
  public FileReport files(List<Path> paths) {
    FilePublisher publisher = new FilePublisher(sink);
    new ArticleFiles(FILES, clock).read(paths, publisher);
    return publisher.finish();
  }

  /**
   * Publishes what archives hold, and returns when it is stored.
   *
   * @throws CommandFailure when it cannot be stored
   */
  public FileReport archives(List<Path> paths) {
    FilePublisher publisher = new FilePublisher(sink);
    new WarcFiles(ARCHIVES, clock).read(paths, publisher);
    return publisher.finish();
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
   */
  public void startShared() {
    store = new FeedStore(connection.client(), connection.topics());
    moves.writeTo(store);
    assignment = new FeedAssignment(connection.client(), connection.topics(), poller);
    assignment.start();
  }

  /** Begins to poll the feeds for good. */
  public void start(List<FeedDefinition> feeds) {
    poller.start(feeds);
  }

  @Override
  public void close() {
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

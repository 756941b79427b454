package dev.pactwire.app.local;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.fetch.FetchLimits;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.files.ArticleFiles;
import dev.pactwire.ingest.polite.PoliteFetcher;
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
import java.util.concurrent.TimeUnit;

/** The ways in: feeds and files, to Kafka. */
public final class Intake implements AutoCloseable {
  /** The source of articles in files that name none. */
  private static final String FILES = "files";

  /** Our name in a robots.txt. */
  private static final String PRODUCT = "Pactwire";

  private final Clock clock = Clock.systemUTC();
  private final ArticleSink sink;
  private final Fetcher fetcher;
  private final FeedPoller poller;

  /**
   * Opens the ways in; nothing comes before it is asked for.
   *
   * @param listener is told of each poll
   */
  public Intake(Connection connection, IngestSetup setup, IngestListener listener) {
    sink = new KafkaArticleSink(connection.client(), connection.topics());
    fetcher =
        new PoliteFetcher(
            new HttpFetcher(FetchLimits.defaults(), setup.allowedHosts(), clock),
            PRODUCT,
            setup.manners(),
            clock,
            wait -> TimeUnit.MILLISECONDS.sleep(wait.toMillis()));
    poller = new FeedPoller(fetcher, sink, setup.settings(), clock, SecureRandom::new, listener);
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

  /** Polls each feed once; reports in the order of the feeds. */
  public List<PollReport> pollOnce(List<FeedDefinition> feeds) {
    try {
      return poller.pollOnce(feeds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted while polling the feeds.", e);
    }
  }

  /** Begins to poll the feeds for good. */
  public void start(List<FeedDefinition> feeds) {
    poller.start(feeds);
  }

  @Override
  public void close() {
    poller.close();
    fetcher.close();
    sink.close();
  }
}

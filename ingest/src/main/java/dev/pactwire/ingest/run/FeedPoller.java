package dev.pactwire.ingest.run;

import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls any number of feeds, once or for as long as it is open, and hands their articles to a sink.
 * Closes neither the fetcher nor the sink.
 */
public final class FeedPoller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);
  private static final long CLOSING_SECONDS = 20;

  private final Map<String, FeedWorker> workers = new ConcurrentHashMap<>();
  private final Map<String, Instant> successes = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor pool;
  private final Fetcher fetcher;
  private final ArticleSink sink;
  private final IngestSettings settings;
  private final Clock clock;
  private final Supplier<RandomGenerator> randoms;
  private final IngestListener listener;

  /**
   * A poller; nothing happens before it is told to poll.
   *
   * @param fetcher fetches feeds and pages
   * @param sink takes the articles
   * @param settings how to poll
   * @param clock tells the time of polls
   * @param randoms a source of random numbers for each feed, for spreading polls
   * @param listener is told of each poll
   */
  public FeedPoller(
      Fetcher fetcher,
      ArticleSink sink,
      IngestSettings settings,
      Clock clock,
      Supplier<RandomGenerator> randoms,
      IngestListener listener) {
    this.fetcher = fetcher;
    this.sink = sink;
    this.settings = settings;
    this.clock = clock;
    this.randoms = randoms;
    this.listener = listener;
    pool =
        new ScheduledThreadPoolExecutor(
            settings.workers(), task -> new Thread(task, "feed-poller"));
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    pool.setRemoveOnCancelPolicy(true);
  }

  /**
   * Polls each feed once and waits for the end; what earlier polls saw counts as known. Reports in
   * the order of the feeds.
   */
  public List<PollReport> pollOnce(List<FeedDefinition> feeds) throws InterruptedException {
    List<Future<PollReport>> polls = new ArrayList<>();
    for (FeedDefinition feed : feeds) {
      polls.add(pool.submit(() -> poll(feed)));
    }
    List<PollReport> reports = new ArrayList<>();
    for (Future<PollReport> poll : polls) {
      try {
        reports.add(poll.get());
      } catch (ExecutionException problem) {
        throw new IllegalStateException(
            "a poll ended with a defect of the program", problem.getCause());
      }
    }
    return reports;
  }

  /**
   * Begins to poll the feeds for good and returns at once. First polls are spread over the first
   * seconds.
   */
  public void start(List<FeedDefinition> feeds) {
    long step =
        feeds.isEmpty() ? 0 : Math.min(100, Duration.ofMinutes(1).toMillis() / feeds.size());
    for (int i = 0; i < feeds.size(); i++) {
      schedule(feeds.get(i), Duration.ofMillis(i * step));
    }
  }

  private void schedule(FeedDefinition feed, Duration delay) {
    try {
      pool.schedule(
          () -> pollAndSchedule(feed), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("{} is not polled again: the poller is closed", feed.id());
    }
  }

  private void pollAndSchedule(FeedDefinition feed) {
    Duration again = settings.policy().longest();
    try {
      PollReport report = poll(feed);
      if (report.next().isEmpty()) {
        return;
      }
      again = Duration.between(clock.instant(), report.next().get());
    } catch (RuntimeException defect) {
      // One feed must not end the others, nor itself: it is tried again after the longest interval.
      LOG.error("The poll of feed {} ended with a defect of the program.", feed.id(), defect);
    }
    schedule(feed, again);
  }

  private PollReport poll(FeedDefinition feed) {
    FeedWorker worker =
        workers.computeIfAbsent(
            feed.id(), id -> new FeedWorker(feed, fetcher, sink, settings, clock, randoms.get()));
    PollReport report;
    Validators validators;
    synchronized (worker) {
      report = worker.poll();
      validators = worker.validators();
    }
    if (report.state() == FeedState.HEALTHY || report.state() == FeedState.EMPTY) {
      successes.put(feed.id(), report.at());
    }
    sink.status(status(report, Optional.ofNullable(successes.get(feed.id())), validators));
    listener.polled(report);
    return report;
  }

  private static FeedStatus status(
      PollReport report, Optional<Instant> lastSuccess, Validators validators) {
    return FeedStatus.newBuilder()
        .setFeedId(report.feed())
        .setState(report.state())
        .setCheckedAt(report.at())
        .setLastSuccessAt(lastSuccess.orElse(null))
        .setNextPollAt(report.next().orElse(null))
        .setHttpStatus(report.httpStatus().orElse(null))
        .setError(report.problem().orElse(null))
        .setEntriesSeen(report.entries())
        .setEntriesPublished(report.published())
        .setConsecutiveFailures(report.failures())
        .setEtag(validators.etag().orElse(null))
        .setLastModified(validators.lastModified().orElse(null))
        .build();
  }

  /**
   * Ends polling; polls under way may end within some seconds, then they are cut off. May be called
   * more than once.
   */
  @Override
  public void close() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

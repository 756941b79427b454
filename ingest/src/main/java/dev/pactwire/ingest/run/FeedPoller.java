package dev.pactwire.ingest.run;

import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.FeedStatus;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls any number of feeds, once or for as long as it is open, and hands their articles to a sink.
 * Closes neither the fetcher nor the sink.
 */
public final class FeedPoller implements FeedShare, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);
  private static final long CLOSING_SECONDS = 20;
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Map<String, Polling> current = new ConcurrentHashMap<>();
  private final FeedWorkers workers;
  private final ScheduledThreadPoolExecutor pool;
  private final Fetcher fetcher;
  private final ArticleSink sink;
  private final IngestSettings settings;
  private final Clock clock;
  private final IngestListener listener;
  private final Inbox inbox = new Inbox();

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
    this.listener = listener;
    workers = new FeedWorkers(fetcher, sink, settings, clock, randoms);
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
    List<CompletableFuture<PollReport>> polls = new ArrayList<>();
    for (FeedDefinition feed : feeds) {
      CompletableFuture<PollReport> poll = new CompletableFuture<>();
      polls.add(poll);
      pool.execute(() -> pollInTurn(feed, poll));
    }
    return Gathered.reports(polls);
  }

  /** Polls when it is the turn of a feed, however far off: no thread waits for that. */
  private void pollInTurn(FeedDefinition feed, CompletableFuture<PollReport> poll) {
    try {
      FeedWorker worker = workers.of(feed);
      Duration wait = fetcher.ready(worker.url());
      if (wait.isZero()) {
        poll.complete(poll(feed, worker));
      } else {
        pool.schedule(() -> pollInTurn(feed, poll), wait.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (RejectedExecutionException closed) {
      LOG.debug("{} is not polled: the poller is closed", feed.id());
    } catch (RuntimeException | Error defect) {
      poll.completeExceptionally(defect);
    }
  }

  /**
   * Begins to poll the feeds for good and returns at once. First polls are spread over the first
   * seconds.
   */
  public void start(List<FeedDefinition> feeds) {
    long step =
        feeds.isEmpty() ? 0 : Math.min(100, Duration.ofMinutes(1).toMillis() / feeds.size());
    for (int i = 0; i < feeds.size(); i++) {
      begin(feeds.get(i), Duration.ofMillis(i * step));
    }
  }

  /** What comes next in a chain, and after which time. */
  private record Next(Duration delay, Function<Polling, Optional<Next>> step) {}

  private void begin(FeedDefinition feed, Duration delay) {
    Polling polling = new Polling(feed);
    Polling.end(current.put(feed.id(), polling));
    schedule(polling, new Next(delay, this::bookAndPoll));
  }

  private void schedule(Polling polling, Next next) {
    try {
      polling.next =
          pool.schedule(
              () -> run(polling, next.step()),
              Math.max(0, next.delay().toNanos()),
              TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("{} is not polled again: the poller is closed", polling.feed.id());
    }
  }

  /** A chain that was replaced while this step waited for its thread ends here. */
  private void run(Polling polling, Function<Polling, Optional<Next>> step) {
    if (!isCurrent(polling)) {
      return;
    }
    Optional<Next> next = Optional.of(new Next(settings.policy().longest(), this::bookAndPoll));
    try {
      next = step.apply(polling);
    } catch (RuntimeException | Error defect) {
      // One feed must not end the others, nor itself: it is tried again after the longest interval.
      // Errors too: a document may be nested deeper than the stack, and nobody asks this future.
      polling.failed(defect, pool.isShutdown());
    } finally {
      next.ifPresent(after -> schedule(polling, after));
    }
  }

  /** Waits for the host's turn without keeping a thread. */
  private Optional<Next> bookAndPoll(Polling polling) {
    Duration turn = fetcher.ready(workers.of(polling.feed).url());
    return turn.isZero() ? pollAgain(polling) : Optional.of(new Next(turn, this::bookAndPoll));
  }

  private Optional<Next> pollAgain(Polling polling) {
    FeedWorker worker = workers.of(polling.feed);
    return poll(polling.feed, worker)
        .next()
        .map(due -> next(polling.feed.id(), worker.unaided().orElse(due), due));
  }

  /**
   * A feed that waits longer because of its hub looks every now and then whether that still holds.
   */
  private Next next(String feed, Instant unaided, Instant due) {
    boolean aided = due.isAfter(unaided) && workers.announcements.coveredUntil(feed).isPresent();
    Duration left = Duration.between(clock.instant(), aided ? due : unaided);
    return aided && left.compareTo(LOOK) > 0
        ? new Next(LOOK, polling -> Optional.of(next(feed, unaided, due)))
        : new Next(left, this::bookAndPoll);
  }

  private PollReport poll(FeedDefinition feed, FeedWorker worker) {
    PollReport report;
    FeedStatus status;
    Optional<URI> moved;
    worker.lock.lock();
    try {
      report = worker.poll();
      status = worker.status(report);
      moved = worker.adopt();
      worker.relooks().changes(feed.id()).ifPresent(sink::watch);
    } finally {
      worker.lock.unlock();
    }
    sink.status(status);
    listener.polled(report);
    moved.ifPresent(to -> listener.moved(feed, to));
    return report;
  }

  /**
   * Begins to poll a feed for good, in place of what it was polled as before; goes on with one that
   * was paused.
   *
   * @param before its last status, written by whoever polled it then
   */
  @Override
  public void add(FeedDefinition feed, Optional<FeedStatus> before) {
    begin(feed, workers.renew(feed, before));
  }

  /** How many polls are due and wait for a thread. */
  public long waiting() {
    return Polling.due(pool.getQueue());
  }

  @Override
  public void watched(PackedWatch watch) {
    workers.watched(watch);
  }

  /** From now on feeds that are begun with may be announced; to be called before any is. */
  public void announcedBy(Announcements hubs) {
    workers.announcements = hubs;
  }

  /**
   * Takes what the hub of a feed has brought, to be published soon; what is no feed makes the feed
   * be polled at once.
   *
   * @return false if there is too much to do
   */
  public boolean announced(String feed, byte[] body, Optional<String> charset) {
    Polling polling = current.get(feed);
    return polling != null
        && inbox.take(polling.brought, body.length, pool, () -> publish(polling, body, charset));
  }

  /**
   * False while the feed is polled: no thread waits for that. What is not ours any more is left.
   */
  private boolean publish(Polling polling, byte[] body, Optional<String> charset) {
    if (!isCurrent(polling)) {
      return true;
    }
    FeedWorker worker = workers.of(polling.feed);
    if (!worker.lock.tryLock()) {
      return false;
    }
    Optional<PollReport> report;
    Optional<FeedStatus> status;
    try {
      report = worker.announced(body, charset);
      status = report.map(worker::status);
      worker.relooks().changes(polling.feed.id()).ifPresent(sink::watch);
    } finally {
      worker.lock.unlock();
    }
    status.filter(known -> isCurrent(polling)).ifPresent(sink::status);
    report.ifPresentOrElse(listener::polled, () -> pollAtOnce(polling));
    return true;
  }

  /** Polls now instead of later, unless the feed has gone or was begun with anew meanwhile. */
  private void pollAtOnce(Polling polling) {
    Polling next = new Polling(polling.feed);
    if (current.replace(polling.feed.id(), polling, next)) {
      Polling.end(polling);
      schedule(next, new Next(Duration.ZERO, this::bookAndPoll));
    }
  }

  @Override
  public void pause(String feed) {
    Polling.end(current.remove(feed));
    workers.pause(feed);
  }

  /** Ends the polling of a feed; a poll under way is finished. */
  @Override
  public void remove(String feed) {
    Polling.end(current.remove(feed));
    workers.remove(feed);
  }

  /** Whether this is still the chain that polls the feed. */
  private boolean isCurrent(Polling polling) {
    return polling == current.get(polling.feed.id());
  }

  /**
   * Ends polling; polls under way may end within some seconds, then they are cut off. May be called
   * more than once.
   */
  @Override
  public void close() {
    Polling.endAll(pool, CLOSING_SECONDS);
  }
}

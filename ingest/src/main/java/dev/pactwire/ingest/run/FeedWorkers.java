package dev.pactwire.ingest.run;

import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.FeedStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The workers of all feeds, each begun with when it is first needed. */
final class FeedWorkers {

  private final Map<String, FeedWorker> workers = new ConcurrentHashMap<>();
  private final Map<String, FeedStatus> earlier = new ConcurrentHashMap<>();
  private final Map<String, PackedWatch> watched = new ConcurrentHashMap<>();
  private final KnownArticles articles = new KnownArticles();
  private final LargeDocuments large = new LargeDocuments();
  private final Fetcher fetcher;
  private final ArticleSink sink;
  private final IngestSettings settings;
  private final Clock clock;
  private final Supplier<RandomGenerator> randoms;
  volatile Announcements announcements = Announcements.NONE;

  FeedWorkers(
      Fetcher fetcher,
      ArticleSink sink,
      IngestSettings settings,
      Clock clock,
      Supplier<RandomGenerator> randoms) {
    this.fetcher = fetcher;
    this.sink = sink;
    this.settings = settings;
    this.clock = clock;
    this.randoms = randoms;
  }

  FeedWorker of(FeedDefinition feed) {
    return workers.computeIfAbsent(feed.id(), id -> begun(feed));
  }

  private FeedWorker begun(FeedDefinition feed) {
    FeedWorker worker =
        new FeedWorker(
            feed,
            Optional.ofNullable(earlier.remove(feed.id())),
            fetcher,
            sink,
            settings,
            articles,
            large,
            announcements,
            clock,
            randoms.get());
    Optional.ofNullable(watched.remove(feed.id()))
        .map(PackedWatch::open)
        .ifPresent(worker.relooks()::restore);
    return worker;
  }

  /**
   * The feed is begun with, or gone on with if it was paused or is only defined otherwise.
   *
   * @param before its last status, if it was not ours before
   * @return how long its first poll has time
   */
  Duration renew(FeedDefinition feed, Optional<FeedStatus> before) {
    FeedWorker known = workers.get(feed.id());
    if (before.isEmpty() && known != null) {
      boolean same = known.isFor(feed);
      if (known.redefine(feed)) {
        return same ? known.unaided().map(this::until).orElse(Duration.ZERO) : Duration.ZERO;
      }
    }
    before.ifPresent(status -> earlier.put(feed.id(), status));
    workers.remove(feed.id());
    Duration most = settings.policy().longest();
    return before
        .flatMap(FeedStatus::getNextPollAt)
        .map(this::until)
        .map(wait -> wait.compareTo(most) > 0 ? most : wait)
        .orElse(Duration.ZERO);
  }

  private Duration until(Instant due) {
    Duration wait = Duration.between(clock.instant(), due);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** The feed is not polled for a while. */
  void pause(String feed) {
    announcements.removed(feed);
  }

  void watched(PackedWatch watch) {
    watched.put(watch.feedId(), watch);
  }

  void remove(String feed) {
    announcements.removed(feed);
    workers.remove(feed);
    earlier.remove(feed);
    watched.remove(feed);
  }
}

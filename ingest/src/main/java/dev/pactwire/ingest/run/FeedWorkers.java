package dev.pactwire.ingest.run;

import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.FeedStatus;
import java.time.Clock;
import java.time.Duration;
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
            announcements,
            clock,
            randoms.get());
    Optional.ofNullable(watched.remove(feed.id()))
        .map(PackedWatch::open)
        .ifPresent(worker.relooks()::restore);
    return worker;
  }

  /**
   * The feed is begun with anew.
   *
   * @param before its last status
   * @return how long its first poll has time
   */
  Duration renew(String feed, Optional<FeedStatus> before) {
    before.ifPresent(status -> earlier.put(feed, status));
    workers.remove(feed);
    Duration most = settings.policy().longest();
    return before
        .flatMap(FeedStatus::getNextPollAt)
        .map(due -> Duration.between(clock.instant(), due))
        .filter(wait -> !wait.isNegative())
        .map(wait -> wait.compareTo(most) > 0 ? most : wait)
        .orElse(Duration.ZERO);
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

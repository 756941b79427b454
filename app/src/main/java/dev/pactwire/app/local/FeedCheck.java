package dev.pactwire.app.local;

import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.archive.ArchivingFetcher;
import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.FetchLimits;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.polite.PoliteFetcher;
import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.ingest.run.FeedPoller;
import dev.pactwire.ingest.run.IngestSettings;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Polls feeds once and keeps nothing of what they bring. */
public final class FeedCheck {

  private FeedCheck() {}

  /**
   * Reports in the order of the feeds.
   *
   * @param progress is told after each feed how many are done
   */
  public static List<PollReport> poll(
      List<FeedDefinition> feeds, IngestSetup setup, LongConsumer progress) {
    AtomicLong done = new AtomicLong();
    Clock clock = Clock.systemUTC();
    IngestSettings given = setup.settings();
    IngestSettings settings = new IngestSettings(given.policy(), given.workers(), 0, 0, 0);
    try (Fetcher fetcher = fetcher(setup, clock);
        FeedPoller poller =
            new FeedPoller(
                fetcher,
                new Nowhere(),
                settings,
                clock,
                SecureRandom::new,
                report -> progress.accept(done.incrementAndGet()))) {
      return poller.pollOnce(feeds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted while checking the feeds.", e);
    }
  }

  /** Fetches with the configured manners. */
  static Fetcher fetcher(IngestSetup setup, Clock clock) {
    Fetcher http =
        new HttpFetcher(FetchLimits.defaults(), AllowedHosts.of(setup.allowedHosts()), clock);
    return new PoliteFetcher(
        setup
            .archive()
            .<Fetcher>map(
                folder -> new ArchivingFetcher(http, folder, ArchivingFetcher.ROTATED_AT, clock))
            .orElse(http),
        Intake.PRODUCT,
        setup.manners(),
        clock,
        time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
  }

  private static final class Nowhere implements ArticleSink {
    @Override
    public Batch begin() {
      return new Batch() {
        @Override
        public void add(String where, Article article) {
          // Only what the feed shows is asked about.
        }

        @Override
        public Delivery await() {
          return new Delivery.Delivered(List.of());
        }
      };
    }

    @Override
    public void status(FeedStatus status) {
      // The report says it.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

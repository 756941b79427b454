package dev.pactwire.app.demo;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.local.FileReport;
import dev.pactwire.app.local.Intake;
import dev.pactwire.app.local.LastPolls;
import dev.pactwire.app.local.LocalRun;
import dev.pactwire.app.local.Stop;
import dev.pactwire.app.report.Account;
import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.ingest.run.IngestListener;
import dev.pactwire.ingest.run.IngestSettings;
import dev.pactwire.ingest.sources.FeedDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Runs the whole path on the bundled sample feeds. */
public final class Demo {
  private static final String TITLE = "Pactwire demo: %d invented feeds, two editions";
  private static final PollPolicy EVERY_FEW_SECONDS =
      new PollPolicy(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(30));
  private static final int PAGES = 50;
  private static final int REMEMBERED = 2_000;

  private final Console console;
  private final Configuration configuration;
  private final DataDirectory directory;

  public Demo(Console console, Configuration configuration, DataDirectory directory) {
    this.console = console;
    this.configuration = configuration;
    this.directory = directory;
  }

  /**
   * Polls both editions of every feed. The poller is made to forget what it has seen, so that
   * everything of the first edition comes again with the second, as from an ingester that was
   * restarted. One feed is polled after the other: the first of several copies is always the same.
   */
  public Account once() {
    try (DemoSite site = DemoSite.start()) {
      List<FeedDefinition> feeds = site.feeds();
      IngestSetup ingest =
          new IngestSetup(
              new IngestSettings(EVERY_FEW_SECONDS, 1, 0, PAGES, 0), Set.of(site.host()));
      return new LocalRun(console, configuration, ingest, new LastPolls())
          .once(
              TITLE.formatted(feeds.size()),
              directory,
              intake -> bothEditions(site, intake, feeds));
    }
  }

  private static FileReport bothEditions(DemoSite site, Intake intake, List<FeedDefinition> feeds) {
    intake.pollOnce(feeds);
    site.secondEdition();
    intake.pollOnce(feeds);
    return FileReport.NONE;
  }

  /** Polls the feeds every few seconds; the second edition comes when all have been polled. */
  public Account untilStopped(Stop stop) {
    try (DemoSite site = DemoSite.start()) {
      List<FeedDefinition> feeds = site.feeds();
      IngestSetup ingest =
          new IngestSetup(
              new IngestSettings(EVERY_FEW_SECONDS, 2, REMEMBERED, PAGES, 0), Set.of(site.host()));
      LastPolls polls = new LastPolls();
      IngestListener listener =
          report -> {
            polls.polled(report);
            if (polls.feeds() == feeds.size()) {
              site.secondEdition();
            }
          };
      return new LocalRun(console, configuration, ingest, polls, listener)
          .untilStopped(
              TITLE.formatted(feeds.size()),
              directory,
              intake -> {
                intake.startAsOnlyOnes(feeds);
                return FileReport.NONE;
              },
              stop);
    }
  }
}

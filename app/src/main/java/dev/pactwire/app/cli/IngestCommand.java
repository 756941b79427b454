package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.connect.PactwireTopics;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.local.FileReport;
import dev.pactwire.app.local.FolderWatch;
import dev.pactwire.app.local.Intake;
import dev.pactwire.app.local.PollPrinter;
import dev.pactwire.app.local.Stop;
import dev.pactwire.app.observe.MetricsServer;
import dev.pactwire.ingest.push.PushSettings;
import dev.pactwire.ingest.sources.FeedDefinition;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings feeds and files to Kafka. */
@Command(
    name = "ingest",
    description = {
      "Read feeds and files, and publish their articles to news.articles.",
      "Files are read once, or watched; feeds are polled until Ctrl-C, unless --once is given."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire ingest --bootstrap-servers kafka:9092 --feeds feeds.yaml",
      "  pactwire ingest --files pages/ articles.jsonl              to localhost:9092",
      "  pactwire ingest --files inbox/ --watch                     what appears there, too",
      "  pactwire ingest --warc CC-NEWS-20240411.warc.gz",
      "  pactwire ingest --push 8081 --set push.token='${file:/run/secrets/push}'",
      "  pactwire ingest --shared                                   feeds of news.feeds",
      "  pactwire ingest --shared --push 8081 --websub --set websub.url=https://in.news.example \\",
      "      --set push.token='${file:/run/secrets/push}'",
      "  pactwire ingest --shared --feeds feeds.yaml                which can then be paused",
      "  pactwire ingest --feeds feeds.yaml --once --set kafka.security.protocol=SSL"
    })
final class IngestCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Context context;

  @Mixin private BrokerOptions brokers;

  @Mixin private SourceOptions sources;

  @Option(
      names = "--shared",
      description =
          "Poll the feeds of news.feeds, shared with all other instances (see pactwire feeds);"
              + " with --feeds that list is written there first.")
  private boolean shared;

  @Option(
      names = "--push",
      paramLabel = "PORT",
      description = "Take articles over HTTP: POST /articles. 0 takes any free port.")
  private Optional<Integer> push = Optional.empty();

  @Option(
      names = "--websub",
      description = {
        "Subscribe to the hubs that feeds name; these call the server of --push, at websub.url."
      })
  private boolean websub;

  @Mixin private MetricsOption metrics;

  @Option(
      names = "--warc",
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "WARC or ARC files, plain or gzipped, or folders of them: their pages and feeds.")
  private List<Path> archives = List.of();

  @Mixin private ConfigurationOptions options;

  private PushSettings pushSettings;
  private Optional<URI> callback = Optional.empty();
  private FolderWatch folders;

  IngestCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    checkSources();
    List<FeedDefinition> feeds = sources.feeds();
    Configuration configuration = options.read(context, flags());
    checkToken(configuration);
    Connection connection = Connection.of(configuration);
    IngestSetup setup = IngestSetup.of(configuration);
    new Brokers(connection, context.console()).await();
    new PactwireTopics(connection).ensureForIngest().forEach(context.console()::complain);
    PollPrinter polls = new PollPrinter(context.console());
    FileReport files = FileReport.NONE;
    push.ifPresent(port -> pushSettings = pushSettings(configuration, port));
    callback = configuration.optional(Key.WEBSUB_URL).map(URI::create);
    CompositeMeterRegistry figures = new CompositeMeterRegistry();
    try (Intake intake = new Intake(connection, setup, polls, figures);
        MetricsServer served = served(configuration, figures, intake)) {
      if (served != null) {
        context.console().say("Metrics at " + served.address());
      }
      if (!sources.files().isEmpty() && !sources.watch()) {
        files = reading(count -> intake.files(sources.files(), count));
        files.problems().forEach(context.console()::complain);
      }
      if (!archives.isEmpty()) {
        FileReport read = reading(count -> intake.archives(archives, count));
        read.problems().forEach(context.console()::complain);
        files = files.and(read);
      }
      poll(intake, feeds);
    }
    long published =
        files.articles() + polls.articles() + (folders == null ? 0 : folders.articles());
    context
        .console()
        .print("%d articles published to %s.".formatted(published, connection.topics().articles()));
    return files.problems().isEmpty()
            && (polls.allReadable() || shared || push.isPresent() || !sources.ends())
        ? 0
        : 1;
  }

  private Map<Key, Optional<String>> flags() {
    Map<Key, Optional<String>> flags = new HashMap<>(brokers.flags());
    flags.putAll(metrics.flags());
    return flags;
  }

  private FileReport reading(Function<LongConsumer, FileReport> work) {
    try (Progress progress = new Progress(context.console())) {
      return work.apply(articles -> progress.count("%d articles read", articles));
    }
  }

  /** Null when nothing is to be served. */
  private static MetricsServer served(
      Configuration configuration, CompositeMeterRegistry figures, Intake intake) {
    return configuration
        .optional(Key.METRICS_PORT)
        .map(
            port ->
                new MetricsServer(
                    configuration.text(Key.METRICS_HOST),
                    Integer.parseInt(port),
                    intake::problem,
                    List.of(figures::add)))
        .orElse(null);
  }

  private static PushSettings pushSettings(Configuration configuration, int port) {
    PushSettings usual = PushSettings.local(port);
    try {
      return new PushSettings(
          configuration.text(Key.PUSH_HOST),
          port,
          configuration.optional(Key.PUSH_TOKEN),
          usual.bytes(),
          usual.requests(),
          usual.idle());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(e.getMessage());
    }
  }

  private void checkSources() {
    boolean other = shared || push.isPresent() || !archives.isEmpty();
    if (!other || sources.given() || sources.watch()) {
      sources.check("ingest");
    }
    if (websub && (push.isEmpty() || !shared && sources.ends())) {
      throw CommandFailure.wrongUsage(
          "--websub needs --push PORT, which hubs call, and feeds that are polled for good.");
    }
    if (shared && sources.once()) {
      throw CommandFailure.wrongUsage(
          "--shared polls for good; it does not go together with --once.");
    }
  }

  /** Whatever leads hubs from outside to our server leads anybody to POST /articles as well. */
  private void checkToken(Configuration configuration) {
    boolean reached = websub && configuration.optional(Key.WEBSUB_URL).isPresent();
    if (reached && configuration.optional(Key.PUSH_TOKEN).isEmpty()) {
      throw CommandFailure.wrongUsage(
          "--websub with websub.url needs push.token: who reaches us there reaches POST /articles,"
              + " too.");
    }
  }

  private void poll(Intake intake, List<FeedDefinition> feeds) {
    if (!shared && push.isEmpty() && sources.ends()) {
      intake.pollOnce(feeds);
      return;
    }
    Stop stop = context.shutdown().listen();
    if (pushSettings != null) {
      int port =
          websub ? intake.startPushAndHubs(pushSettings, callback) : intake.startPush(pushSettings);
      context
          .console()
          .say("Articles are taken at http://%s:%d/articles".formatted(pushSettings.host(), port));
    }
    if (sources.watch()) {
      folders = intake.watch(sources.files(), context.console()::complain);
      context.console().say("Watching %d files and folders.".formatted(sources.files().size()));
    }
    if (shared) {
      intake.share(feeds);
    } else {
      intake.start(feeds);
    }
    String what = shared ? "our share of news.feeds" : feeds.size() + " feeds";
    context.console().say("Polling %s. Ctrl-C ends this.".formatted(what));
    while (!stop.requested()) {
      stop.await(LOOK);
    }
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Durations;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.replay.ReplayOrder;
import dev.pactwire.app.replay.ReplayRun;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.replay.Lane;
import dev.pactwire.processor.span.Span;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides a span of the past once more. */
@Command(
    name = "replay",
    description = {
      "Decide a span of news.articles once more, into topics of its own, and tell how that differs from what was told live.",
      "With --archive the articles of WARC or JSON Lines files are decided in its place; they never reach news.articles.",
      "Live topics are only read. The same span, taxonomy and options always give the same bytes."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire replay --from 24h --into trial. --taxonomy my-taxonomy",
      "  pactwire replay --from 2026-11-20 --to 2026-11-21 --into day. --warm-up 72h",
      "  pactwire replay --from 24h --into trial. --replace      once more, from a clean start",
      "  pactwire replay --archive 2024/*.warc.gz --into y2024.",
      "  pactwire replay --archive articles.jsonl --from 2024-03-01 --to 2024-04-01 --into march. --warm-up 72h"
    })
final class ReplayCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private BrokerOptions brokers;

  @Mixin private ConfigurationOptions options;

  @Mixin private SpanOptions span;

  @Option(
      names = "--into",
      paramLabel = "PREFIX",
      required = true,
      description =
          "Stands before the names of the topics that are written: with trial. those are trial.news.classified and so on.")
  private String prefix;

  @Option(
      names = "--archive",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "WARC or ARC files, JSON Lines of articles, or folders of them, read in this order in place of news.articles. An article arrived at the date of its WARC record, or at \"arrived\" of its line, else when it was published; time never goes back.")
  private List<Path> archive = List.of();

  @Option(
      names = "--taxonomy",
      paramLabel = "DIR",
      description =
          "Folder with the taxonomy's YAML files. Default: the one that processors use, pushed or shipped.")
  private Optional<Path> taxonomy;

  @Option(
      names = "--warm-up",
      paramLabel = "DURATION",
      defaultValue = "0s",
      description =
          "How much before the span is read into memory, so that copies of earlier articles are recognised; nothing is told of it. Default: ${DEFAULT-VALUE}.")
  private String warmUp;

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      description = "How long an article is remembered. Default: 72h.")
  private Optional<String> window;

  @Option(
      names = "--replace",
      description = "Delete first what an earlier replay with this prefix has left.")
  private boolean replace;

  ReplayCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (!span.begins() && archive.isEmpty()) {
      throw CommandFailure.wrongUsage(
          "replay needs --from TIME, such as --from 24h or --from 2026-11-22T10:00:00Z.");
    }
    Span given = span.read(Clock.systemUTC().instant());
    Span asked = given.hasBeginning() ? given : new Span(Instant.EPOCH, given.to());
    Duration before = warmUp();
    Configuration configuration = options.read(context, flags());
    Connection connection = Connection.of(configuration);
    Lane lane = lane(connection);
    Optional<Taxonomy> own = taxonomy.map(folder -> Taxonomies.load(Optional.of(folder)));
    new Brokers(connection, context.console()).await();
    return new ReplayRun(context.console(), configuration, connection)
        .run(new ReplayOrder(lane, asked, before, own, archive, replace))
        .code();
  }

  private Lane lane(Connection connection) {
    try {
      return new Lane(prefix, connection.wire());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage("--into: " + e.getMessage());
    }
  }

  private Duration warmUp() {
    return Durations.parse(warmUp)
        .filter(duration -> duration.compareTo(Duration.ofDays(366)) <= 0)
        .orElseThrow(
            () ->
                CommandFailure.wrongUsage(
                    "--warm-up must be a duration up to 366d, such as 72h, not '%s'."
                        .formatted(warmUp)));
  }

  private Map<Key, Optional<String>> flags() {
    Map<Key, Optional<String>> flags = new HashMap<>(brokers.flags());
    flags.put(Key.DEDUPE_WINDOW, window);
    return flags;
  }
}

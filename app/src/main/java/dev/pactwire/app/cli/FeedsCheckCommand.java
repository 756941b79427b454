package dev.pactwire.app.cli;

import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.local.FeedCheck;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.ingest.publish.FeedRecords;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.FeedState;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Polls feeds once without publishing anything. */
@Command(
    name = "check",
    description = {
      "Fetch feeds once and tell how they fare; nothing is published or written down.",
      "Exit code 1 if one of them cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire feeds check feeds.yaml          a list, before it is imported",
      "  pactwire feeds check --id courier        one of news.feeds",
      "  pactwire feeds check                     all of news.feeds",
      "  pactwire feeds check feeds.yaml --json   one object a feed"
    })
final class FeedsCheckCommand implements Callable<Integer> {
  private static final String LINE = "%-30s %-15s %7s  %s";

  private final Context context;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "YAML or OPML. Default: the feeds of news.feeds.")
  private Optional<Path> file;

  @Option(names = "--id", description = "Only this feed; may be given several times.")
  private List<String> ids = List.of();

  @Mixin private FeedsAccess access;

  @Mixin private JsonOption json;

  FeedsCheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<FeedDefinition> feeds =
        file.map(IngestSetup::feeds).orElseGet(this::kept).stream()
            .filter(feed -> ids.isEmpty() || ids.contains(feed.id()))
            .toList();
    if (feeds.isEmpty()) {
      throw CommandFailure.failed("There is no such feed to check.");
    }
    List<PollReport> reports = checked(feeds);
    if (!json.given()) {
      context.console().print(line("FEED", "STATE", "ENTRIES", "PROBLEM"));
    }
    reports.stream()
        .map(report -> json.given() ? AsJson.of(report) : line(report))
        .forEach(context.console()::print);
    return reports.stream().allMatch(report -> isReadable(report.state())) ? 0 : 1;
  }

  private List<PollReport> checked(List<FeedDefinition> feeds) {
    String form = "%d of " + feeds.size() + " feeds fetched";
    try (Progress progress = new Progress(context.console())) {
      progress.stage(form.formatted(0));
      return FeedCheck.poll(
          feeds, IngestSetup.of(access.configuration(context)), done -> progress.count(form, done));
    }
  }

  private List<FeedDefinition> kept() {
    return access.with(
        context,
        store ->
            store.feeds().values().stream()
                .flatMap(feed -> FeedRecords.definition(feed).stream())
                .toList());
  }

  private static boolean isReadable(FeedState state) {
    return switch (state) {
      case FAILING, BLOCKED, GONE, DEAD, OTHER -> false;
      default -> true;
    };
  }

  private static String line(PollReport report) {
    return line(
        report.feed(),
        report.state().name(),
        Integer.toString(report.entries()),
        report.problem().orElse(""));
  }

  private static String line(String feed, String state, String entries, String problem) {
    String line = String.format(Locale.ROOT, LINE, feed, state, entries, problem);
    return Printable.line(line.stripTrailing());
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.ingest.publish.FeedRecords;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.sources.OpmlWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the feeds as OPML. */
@Command(
    name = "export",
    description = "Write the feeds of news.feeds to standard output as OPML.",
    footer = {"", "Examples:", "  pactwire feeds export > feeds.opml"})
final class FeedsExportCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private FeedsAccess access;

  FeedsExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return access.with(
        context,
        store -> {
          List<FeedDefinition> feeds =
              store.feeds().values().stream()
                  .flatMap(feed -> FeedRecords.definition(feed).stream())
                  .toList();
          OpmlWriter.write(feeds).lines().forEach(context.console()::print);
          return 0;
        });
  }
}

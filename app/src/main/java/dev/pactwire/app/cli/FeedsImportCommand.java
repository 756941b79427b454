package dev.pactwire.app.cli;

import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.ingest.publish.FeedDesk;
import dev.pactwire.ingest.publish.FeedStore;
import dev.pactwire.ingest.sources.FeedDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a list of feeds to Kafka. */
@Command(
    name = "import",
    description = {
      "Write the feeds of a list to news.feeds. Feeds of the same id are replaced; a pause stays.",
      "Nothing is written if anything in the list is wrong."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire feeds import feeds.yaml",
      "  pactwire feeds import subscriptions.opml --bootstrap-servers kafka:9092"
    })
final class FeedsImportCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", description = "YAML (id, url and more under feeds:) or OPML.")
  private Path file;

  @Mixin private FeedsAccess access;

  @Mixin private JsonOption json;

  FeedsImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<FeedDefinition> feeds = IngestSetup.feeds(file);
    return access.with(
        context,
        store -> {
          FeedDesk.Written written = written(feeds, store);
          context
              .console()
              .print(
                  json.given()
                      ? AsJson.of(written)
                      : "%d feeds read: %d new, %d changed, %d as they were."
                          .formatted(
                              feeds.size(),
                              written.added(),
                              written.changed(),
                              written.unchanged()));
          return 0;
        });
  }

  private FeedDesk.Written written(List<FeedDefinition> feeds, FeedStore store) {
    String form = "%d of " + feeds.size() + " feeds written";
    try (Progress progress = new Progress(context.console())) {
      progress.stage("The feeds of news.feeds are read");
      return new FeedDesk(store).write(feeds, stored -> progress.count(form, stored));
    }
  }
}

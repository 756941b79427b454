package dev.pactwire.app.cli;

import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.ingest.publish.FeedRecords;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Feed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  FeedsImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<FeedDefinition> feeds = IngestSetup.feeds(file);
    return access.with(
        context,
        store -> {
          Map<String, Feed> there = store.feeds();
          List<Feed> written =
              feeds.stream()
                  .map(feed -> keepingPause(FeedRecords.of(feed), there.get(feed.id())))
                  .filter(feed -> !feed.equals(there.get(feed.getFeedId())))
                  .toList();
          long added =
              written.stream().filter(feed -> !there.containsKey(feed.getFeedId())).count();
          store.put(written);
          context
              .console()
              .print(
                  "%d feeds read: %d new, %d changed, %d as they were."
                      .formatted(
                          feeds.size(),
                          added,
                          written.size() - added,
                          feeds.size() - written.size()));
          return 0;
        });
  }

  private static Feed keepingPause(Feed feed, Feed before) {
    return before == null
        ? feed
        : Feed.newBuilder(feed).setPause(before.getPause().orElse(null)).build();
  }
}

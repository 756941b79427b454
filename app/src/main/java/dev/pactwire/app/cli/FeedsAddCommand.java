package dev.pactwire.app.cli;

import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.publish.FeedRecords;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.sources.FeedListReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes one feed to Kafka. */
@Command(
    name = "add",
    description = "Write a feed to news.feeds. There must not be another of its id.",
    footer = {
      "",
      "Examples:",
      "  pactwire feeds add https://news.example/feed.xml --id courier",
      "  pactwire feeds add https://news.example/rss --id courier --country GB --interval 10m"
    })
final class FeedsAddCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "URL", description = "Where the feed is; http or https.")
  private String url;

  @Option(names = "--id", required = true, description = "Its id, unique among all feeds.")
  private String id;

  @Option(names = "--title", description = "Its name for people.")
  private Optional<String> title;

  @Option(names = "--language", description = "Language of its articles, such as de or pt-BR.")
  private Optional<String> language;

  @Option(names = "--country", description = "Country of the publisher, such as DE.")
  private Optional<String> country;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      description = "Fixed time between polls, such as 15m. Default: its own rhythm.")
  private Optional<String> interval;

  @Mixin private FeedsAccess access;

  @Mixin private JsonOption json;

  FeedsAddCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    FeedDefinition feed = definition();
    return access.with(
        context,
        store -> {
          if (store.feeds().containsKey(feed.id())) {
            throw CommandFailure.failed(
                "There is a feed '%s' already; `feeds import` replaces it, `feeds remove` removes it."
                    .formatted(feed.id()));
          }
          store.put(List.of(FeedRecords.of(feed)));
          context
              .console()
              .print(
                  json.given()
                      ? FeedsAccess.done(json, feed.id(), "added")
                      : "Feed %s is added: %s".formatted(feed.id(), feed.url()));
          return 0;
        });
  }

  /** Goes the way of a list with one feed, so that the same values are right and wrong. */
  private FeedDefinition definition() {
    StringBuilder list = new StringBuilder("- id: " + quoted(id) + "\n  url: " + quoted(url));
    title.ifPresent(value -> list.append("\n  title: ").append(quoted(value)));
    language.ifPresent(value -> list.append("\n  language: ").append(quoted(value)));
    country.ifPresent(value -> list.append("\n  country: ").append(quoted(value)));
    interval.ifPresent(value -> list.append("\n  interval: ").append(quoted(value)));
    return IngestSetup.feeds(FeedListReader.parse(list + "\n", "feeds add")).get(0);
  }

  private static String quoted(String value) {
    return "'" + value.replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'";
  }
}

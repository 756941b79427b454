package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one feed. */
@Command(
    name = "show",
    description = "Show all that is known of a feed.",
    footer = {
      "",
      "Examples:",
      "  pactwire feeds show courier",
      "  pactwire feeds show courier --json | jq .error"
    })
final class FeedsShowCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "ID", description = "The feed.")
  private String id;

  @Mixin private FeedsAccess access;

  @Mixin private JsonOption json;

  FeedsShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return access.with(
        context,
        store -> {
          Feed feed = FeedsAccess.require(store.feeds(), id);
          Map<String, FeedStatus> statuses = store.statuses();
          if (json.given()) {
            context.console().print(FeedsListCommand.json(feed, statuses));
            return 0;
          }
          print("id", Optional.of(feed.getFeedId()));
          print("url", Optional.of(feed.getUrl()));
          print("title", feed.getTitle());
          print("language", feed.getLanguage());
          print("country", feed.getCountry());
          print("interval", feed.getIntervalSeconds().map(seconds -> seconds + " s, fixed"));
          print("state", FeedsListCommand.state(feed, statuses).map(FeedState::name));
          feed.getPause()
              .ifPresent(
                  pause ->
                      print(
                          "paused",
                          Optional.of(
                              "by %s at %s: %s"
                                  .formatted(pause.getBy(), pause.getAt(), pause.getReason()))));
          Optional.ofNullable(statuses.get(id)).ifPresent(this::status);
          return 0;
        });
  }

  private void status(FeedStatus status) {
    print("checked", Optional.of(status.getCheckedAt()));
    print("last success", status.getLastSuccessAt());
    print("last new entry", status.getLastNewAt());
    print("next poll", status.getNextPollAt());
    print("HTTP status", status.getHttpStatus());
    print("error", status.getError());
    print("entries", Optional.of(status.getEntriesSeen()));
    print("published", Optional.of(status.getEntriesPublished()));
    print("failures in a row", Optional.of(status.getConsecutiveFailures()));
    print("rhythm", status.getIntervalSeconds().map(seconds -> seconds + " s"));
    print(
        "mended",
        Optional.of(String.join(", ", status.getRecoveries())).filter(words -> !words.isEmpty()));
    print("lag until seen", status.getPublishedLagMillis().map(FeedsShowCommand::seconds));
    print("lag until stored", status.getStoredLagMillis().map(FeedsShowCommand::seconds));
    print("moved to", status.getMovedTo());
    print("moved since", status.getMovedSince());
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
  }

  private void print(String name, Optional<?> value) {
    Console console = context.console();
    value.ifPresent(
        known -> console.print("%-18s %s".formatted(name, Printable.line(known.toString()))));
  }
}

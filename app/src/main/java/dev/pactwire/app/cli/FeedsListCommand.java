package dev.pactwire.app.cli;

import dev.pactwire.app.console.Printable;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.dashboard.json.FeedJson;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the feeds in Kafka and how they fare. */
@Command(
    name = "list",
    description = "List the feeds of news.feeds with their state, one a line.",
    footer = {
      "",
      "Examples:",
      "  pactwire feeds list",
      "  pactwire feeds list --state FAILING --state DEAD",
      "  pactwire feeds list --state PAUSED",
      "  pactwire feeds list --json | jq -r 'select(.consecutiveFailures > 3) | .id'"
    })
final class FeedsListCommand implements Callable<Integer> {
  private static final String LINE = "%-30s %-15s %-20s %6s  %s";

  private final Context context;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only feeds in this state: ${COMPLETION-CANDIDATES}. May be given several times.")
  private List<FeedState> states = List.of();

  @Mixin private FeedsAccess access;

  @Mixin private JsonOption json;

  FeedsListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return access.with(
        context,
        store -> {
          Map<String, Feed> feeds = store.feeds();
          Map<String, FeedStatus> statuses = store.statuses();
          if (!json.given()) {
            context.console().print(line("FEED", "STATE", "CHECKED", "FAILED", "URL"));
          }
          feeds.values().stream()
              .filter(
                  feed ->
                      states.isEmpty()
                          || state(feed, statuses).filter(states::contains).isPresent())
              .map(feed -> json.given() ? json(feed, statuses) : line(feed, statuses))
              .forEach(context.console()::print);
          return 0;
        });
  }

  /** The state of a feed; empty if it was never polled. A pause hides what was before. */
  static Optional<FeedState> state(Feed feed, Map<String, FeedStatus> statuses) {
    return feed.getPause().isPresent()
        ? Optional.of(FeedState.PAUSED)
        : Optional.ofNullable(statuses.get(feed.getFeedId())).map(FeedStatus::getState);
  }

  /** All that is known of a feed, as one line of JSON. */
  static String json(Feed feed, Map<String, FeedStatus> statuses) {
    return AsJson.line(
        FeedJson.of(
            feed.getFeedId(),
            Optional.ofNullable(statuses.get(feed.getFeedId())),
            Optional.of(feed)));
  }

  private static String line(Feed feed, Map<String, FeedStatus> statuses) {
    Optional<FeedStatus> status = Optional.ofNullable(statuses.get(feed.getFeedId()));
    return line(
        feed.getFeedId(),
        state(feed, statuses).map(FeedState::name).orElse("-"),
        status.map(known -> known.getCheckedAt().toString().substring(0, 19)).orElse("-"),
        status.map(known -> Integer.toString(known.getConsecutiveFailures())).orElse("-"),
        feed.getUrl());
  }

  private static String line(String id, String state, String checked, String failed, String url) {
    return Printable.line(String.format(Locale.ROOT, LINE, id, state, checked, failed, url));
  }
}

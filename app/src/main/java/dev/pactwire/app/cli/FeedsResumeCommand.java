package dev.pactwire.app.cli;

import dev.pactwire.schemas.Feed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a pause. */
@Command(
    name = "resume",
    description = "Poll feeds again that were paused.",
    footer = {"", "Examples:", "  pactwire feeds resume courier herald"})
final class FeedsResumeCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The feeds.")
  private List<String> ids;

  @Mixin private FeedsAccess access;

  FeedsResumeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return access.with(
        context,
        store -> {
          List<Feed> paused =
              FeedsAccess.require(store.feeds(), ids).stream()
                  .filter(feed -> feed.getPause().isPresent())
                  .toList();
          store.put(
              paused.stream().map(feed -> Feed.newBuilder(feed).setPause(null).build()).toList());
          paused.forEach(
              feed -> context.console().print("Feed %s is resumed.".formatted(feed.getFeedId())));
          ids.stream()
              .filter(id -> paused.stream().noneMatch(feed -> feed.getFeedId().equals(id)))
              .forEach(id -> context.console().say("Feed %s was not paused.".formatted(id)));
          return 0;
        });
  }
}

package dev.pactwire.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes feeds from Kafka. */
@Command(
    name = "remove",
    description = "Remove feeds from news.feeds, and what is known of them. Their articles stay.",
    footer = {"", "Examples:", "  pactwire feeds remove courier"})
final class FeedsRemoveCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The feeds.")
  private List<String> ids;

  @Mixin private FeedsAccess access;

  @Mixin private JsonOption json;

  FeedsRemoveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return access.with(
        context,
        store -> {
          FeedsAccess.require(store.feeds(), ids);
          ids.forEach(store::remove);
          ids.forEach(id -> context.console().print(FeedsAccess.done(json, id, "removed")));
          return 0;
        });
  }
}

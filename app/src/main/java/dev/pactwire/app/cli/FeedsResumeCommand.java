package dev.pactwire.app.cli;

import dev.pactwire.ingest.publish.FeedDesk;
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

  @Mixin private JsonOption json;

  FeedsResumeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return access.with(
        context,
        store -> {
          FeedDesk.Change.Done done = FeedsAccess.done(new FeedDesk(store).resume(ids));
          done.changed()
              .forEach(id -> context.console().print(FeedsAccess.done(json, id, "resumed")));
          done.unchanged()
              .forEach(id -> context.console().say("Feed %s was not paused.".formatted(id)));
          return 0;
        });
  }
}

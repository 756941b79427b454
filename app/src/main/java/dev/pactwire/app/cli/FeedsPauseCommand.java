package dev.pactwire.app.cli;

import dev.pactwire.ingest.publish.FeedDesk;
import dev.pactwire.schemas.Pause;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops the polling of feeds for a while. */
@Command(
    name = "pause",
    description = "Stop polling feeds until they are resumed; who, when and why is written down.",
    footer = {
      "",
      "Examples:",
      "  pactwire feeds pause courier --reason \"asked by the publisher\"",
      "  pactwire feeds pause courier herald --reason maintenance --by night-shift"
    })
final class FeedsPauseCommand implements Callable<Integer> {
  private final Context context;
  private final Clock clock = Clock.systemUTC();

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The feeds.")
  private List<String> ids;

  @Option(names = "--reason", required = true, description = "Why.")
  private String reason;

  @Option(names = "--by", description = "Who. Default: the user of this machine.")
  private String by = System.getProperty("user.name", "unknown");

  @Mixin private FeedsAccess access;

  @Mixin private JsonOption json;

  FeedsPauseCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return access.with(
        context,
        store -> {
          FeedDesk.Change change =
              new FeedDesk(store).pause(ids, new Pause(by, clock.instant(), reason));
          FeedsAccess.done(change)
              .changed()
              .forEach(id -> context.console().print(FeedsAccess.done(json, id, "paused")));
          return 0;
        });
  }
}

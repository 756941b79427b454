package dev.pactwire.app.cli;

import dev.pactwire.app.operate.AlertLog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a mute. */
@Command(
    name = "unmute",
    description = "Send alerts again that are muted; who, when and why is written down.",
    footer = {
      "",
      "Examples:",
      "  pactwire alerts unmute 1c291ca3 --reason \"they are back\"",
      "  pactwire alerts unmute silent-feed --reason \"maintenance is over\""
    })
final class AlertsUnmuteCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private AlertsAccess access;
  @Mixin private NoteOptions note;

  @Parameters(
      paramLabel = "WHAT",
      description = "What was muted: handle or id of an alert, kind|subject, or a kind.")
  private String what;

  AlertsUnmuteCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AlertLog log = access.open(context);
    String target = AlertsAccess.target(log, what);
    boolean muted =
        log.read().mutes(log.now()).stream().anyMatch(n -> n.getTarget().equals(target));
    if (!muted) {
      context.console().complain("%s was not muted.".formatted(target));
    }
    return access.write(
        context,
        log,
        desk -> desk.unmute(target, note.by(), note.reason()),
        "%s is sent again.".formatted(target));
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.app.operate.AlertLog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says that somebody takes care of an alert. */
@Command(
    name = "ack",
    description = "Say that somebody takes care of an alert; who, when and why is written down.",
    footer = {
      "",
      "Examples:",
      "  pactwire alerts ack 1c291ca3 --reason \"asked the publisher\"",
      "  pactwire alerts ack 1c291ca3 --reason \"disk is being replaced\" --by night-shift"
    })
final class AlertsAckCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private AlertsAccess access;
  @Mixin private NoteOptions note;

  @Parameters(paramLabel = "ALERT", description = "Its handle, as alerts list shows it, or its id.")
  private String name;

  AlertsAckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AlertLog log = access.open(context);
    String id = AlertLog.find(log.read(), name, log.now()).alert().getId();
    return access.write(
        context,
        log,
        desk -> desk.acknowledge(id, note.by(), note.reason()),
        "%s takes care of %s.".formatted(note.by(), id));
  }
}

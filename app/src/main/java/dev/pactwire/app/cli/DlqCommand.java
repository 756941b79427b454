package dev.pactwire.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Dead letters: the records that could not be handled. */
@Command(
    name = "dlq",
    description =
        "Look at dead letters, the records that could not be handled, and send them again.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  pactwire dlq list --from 24h             what failed within a day",
      "  pactwire dlq show 0-17                   one of them, with its original bytes",
      "  pactwire dlq redrive 0-17                send it again",
      "  pactwire dlq redrive --all --source desk all of one source"
    })
final class DlqCommand implements Runnable {
  @Spec private CommandSpec spec;

  static CommandLine with(Context context) {
    return new CommandLine(new DlqCommand())
        .addSubcommand(new DlqListCommand(context))
        .addSubcommand(new DlqShowCommand(context))
        .addSubcommand(new DlqRedriveCommand(context));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing: list, show or redrive");
  }
}

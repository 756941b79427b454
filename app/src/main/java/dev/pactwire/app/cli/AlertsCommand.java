package dev.pactwire.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Alerts: what deserves a look. */
@Command(
    name = "alerts",
    description = {
      "Look at alerts, say who takes care of them, and mute them for a while.",
      "pactwire watch finds them; docs/operations.md says what each means and what to do."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  pactwire alerts list                          what lasts, and what has ended within a day",
      "  pactwire alerts show 1c291ca3                 one of them",
      "  pactwire alerts ack 1c291ca3 --reason \"asked the publisher\"",
      "  pactwire alerts mute 1c291ca3 --for 8h --reason \"they move house\"",
      "  pactwire alerts unmute 1c291ca3 --reason \"they are back\""
    })
final class AlertsCommand implements Runnable {
  @Spec private CommandSpec spec;

  static CommandLine with(Context context) {
    return new CommandLine(new AlertsCommand())
        .addSubcommand(new AlertsListCommand(context))
        .addSubcommand(new AlertsShowCommand(context))
        .addSubcommand(new AlertsAckCommand(context))
        .addSubcommand(new AlertsMuteCommand(context))
        .addSubcommand(new AlertsUnmuteCommand(context));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "A command is missing: list, show, ack, mute or unmute");
  }
}

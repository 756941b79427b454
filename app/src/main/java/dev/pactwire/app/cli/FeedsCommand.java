package dev.pactwire.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about feeds that are kept in Kafka; the work is in the subcommands. */
@Command(
    name = "feeds",
    description = {
      "Keep the feeds in news.feeds, where all running instances of ingest share them.",
      "`pactwire ingest --shared` polls them."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  pactwire feeds import subscriptions.opml --bootstrap-servers kafka:9092",
      "  pactwire feeds add https://news.example/feed.xml --id courier --country GB",
      "  pactwire feeds list --state BLOCKED",
      "  pactwire feeds pause courier --reason \"their server is being moved\"",
      "  pactwire feeds check feeds.yaml",
      "  pactwire feeds export > feeds.opml"
    })
final class FeedsCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine of(Context context) {
    return new CommandLine(new FeedsCommand())
        .addSubcommand(new FeedsImportCommand(context))
        .addSubcommand(new FeedsAddCommand(context))
        .addSubcommand(new FeedsListCommand(context))
        .addSubcommand(new FeedsShowCommand(context))
        .addSubcommand(new FeedsPauseCommand(context))
        .addSubcommand(new FeedsResumeCommand(context))
        .addSubcommand(new FeedsRemoveCommand(context))
        .addSubcommand(new FeedsCheckCommand(context))
        .addSubcommand(new FeedsExportCommand(context));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "A command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}

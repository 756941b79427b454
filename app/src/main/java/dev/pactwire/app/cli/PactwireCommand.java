package dev.pactwire.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand: says what there is. */
@Command(
    name = "pactwire",
    description = "News feeds in, deduplicated and labelled articles out, on Apache Kafka.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Start with:",
      "  pactwire demo --once                     the whole path on bundled sample feeds",
      "  pactwire classify < articles.jsonl       labels for your own articles",
      "  pactwire COMMAND --help                  options and examples of a command",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage."
    })
final class PactwireCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error, and log more.")
  private boolean debug;

  boolean debug() {
    return debug;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.error.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The whole command line: parses, runs a command, and turns every ending into an exit code and at
 * most one sentence.
 */
public final class PactwireCli {
  private static final int HELP_WIDTH = 100;

  private final Console console;
  private final PactwireCommand root = new PactwireCommand();
  private final CommandLine commandLine;

  /** Prepares the command line; nothing runs yet. */
  public PactwireCli(Context context) {
    this.console = context.console();
    this.commandLine = new CommandLine(root);
    Stream.of(
            new DemoCommand(context),
            new RunCommand(context),
            new IngestCommand(context),
            new ProcessCommand(context),
            new DashboardCommand(context),
            new WatchCommand(context),
            new ClassifyCommand(context),
            new DedupeCommand(context),
            new ExtractCommand(context),
            new ParseFeedCommand(context),
            new EvaluateCommand(context),
            FeedsCommand.of(context),
            new VerifyCommand(context),
            new ReplayCommand(context),
            DlqCommand.with(context),
            AlertsCommand.with(context),
            new TopicsCommand(context),
            new LagCommand(context),
            new DoctorCommand(context))
        .forEach(commandLine::addSubcommand);
    commandLine.addSubcommand(taxonomy(context));
    commandLine
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(console.outTerminal() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(this::wrongUsage)
        .setExecutionExceptionHandler(this::failed);
  }

  private static CommandLine taxonomy(Context context) {
    return new CommandLine(new TaxonomyCommand())
        .addSubcommand(new TaxonomyCheckCommand(context))
        .addSubcommand(new TaxonomyDiffCommand(context))
        .addSubcommand(new TaxonomyLearnCommand(context))
        .addSubcommand(new TaxonomyPushCommand(context))
        .addSubcommand(new TaxonomyShowCommand(context))
        .addSubcommand(new TaxonomyRollbackCommand(context));
  }

  /** Names of all commands. */
  Set<String> commands() {
    return commandLine.getSubcommands().keySet();
  }

  /** All commands with their options, for the reference in the documentation. */
  CommandSpec specification() {
    return commandLine.getCommandSpec();
  }

  /** Runs one command and returns the exit code of the process. */
  public int run(String... arguments) {
    return commandLine.execute(arguments);
  }

  private int wrongUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    console.complain(
        "%s (see %s --help)".formatted(sentence(e), command.getCommandSpec().qualifiedName()));
    return ExitCode.WRONG_USAGE.code();
  }

  private String sentence(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return e.getMessage().strip();
    }
    String problem =
        e.getCommandLine() == commandLine && !unmatched.isUnknownOption()
            ? "There is no command '" + unmatched.getUnmatched().get(0) + "'"
            : e.getMessage().strip();
    List<String> suggestions = unmatched.getSuggestions();
    return suggestions.isEmpty() ? problem : problem + "; did you mean " + suggestions.get(0) + "?";
  }

  private int failed(Exception e, CommandLine command, CommandLine.ParseResult result) {
    if (e instanceof CommandFailure failure) {
      console.complain(failure.getMessage());
      trace(failure);
      return failure.exitCode().code();
    }
    console.complain("Internal error: " + e + (root.debug() ? "" : " (--debug shows where)"));
    trace(e);
    return ExitCode.FAILED.code();
  }

  private void trace(Exception e) {
    if (root.debug()) {
      e.printStackTrace(console.err());
      console.err().flush();
    }
  }
}

package dev.pactwire.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes {@code docs/commands.md}: every command with its options, as {@code --help} has them. */
final class CommandReference {

  private static final int COMMON = 12;
  private static final String HEAD =
      """
      # Commands

      Every command and its options. `--help` says the same, with examples; exit codes are 0 (done), 1 (failed) and 2 (wrong usage). Keys that have no option of their own: [configuration.md](configuration.md).
      """;

  private final List<CommandSpec> commands;
  private final Map<String, String> common;

  CommandReference(CommandSpec root) {
    commands = Stream.concat(Stream.of(root), below(root)).toList();
    Map<String, Long> uses =
        commands.stream()
            .flatMap(command -> command.options().stream())
            .collect(Collectors.groupingBy(CommandReference::row, Collectors.counting()));
    common =
        commands.stream()
            .flatMap(command -> command.options().stream())
            .filter(option -> uses.get(row(option)) >= COMMON)
            .collect(
                Collectors.toMap(
                    OptionSpec::longestName, CommandReference::row, (a, b) -> a, TreeMap::new));
  }

  private static Stream<CommandSpec> below(CommandSpec command) {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .flatMap(each -> Stream.concat(Stream.of(each), below(each)));
  }

  String text() {
    return Stream.of(
            Stream.of(HEAD, "## What many of them take\n", table(common.values().stream())),
            commands.stream().filter(this::hasWords).map(this::section))
        .flatMap(Function.identity())
        .collect(Collectors.joining("\n"));
  }

  private boolean hasWords(CommandSpec command) {
    return command.parent() != null || !rows(command).isEmpty();
  }

  private String section(CommandSpec command) {
    List<String> rows = rows(command);
    return "## "
        + command.qualifiedName()
        + "\n\n"
        + words(command.usageMessage().description())
        + "\n"
        + (rows.isEmpty() ? "" : "\n" + table(rows.stream()));
  }

  private List<String> rows(CommandSpec command) {
    return Stream.concat(
            command.positionalParameters().stream().map(CommandReference::row),
            command.options().stream()
                .filter(option -> !option.hidden())
                .map(CommandReference::row)
                .filter(row -> !common.containsValue(row)))
        .toList();
  }

  private static String table(Stream<String> rows) {
    return rows.collect(Collectors.joining("\n", "| option | meaning |\n|---|---|\n", "\n"));
  }

  private static String row(ArgSpec argument) {
    String name = argument instanceof OptionSpec option ? String.join("`, `", option.names()) : "";
    String label = argument.arity().max() > 0 ? argument.paramLabel() : "";
    return "| `%s` | %s |"
        .formatted((name + " " + label).strip(), words(argument.description()).replace("|", "\\|"));
  }

  private static String words(String... lines) {
    return String.format(Locale.ROOT, String.join(" ", lines)).replaceAll("\\s+", " ").strip();
  }
}

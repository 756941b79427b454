package dev.pactwire.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about taxonomies; the work is in the subcommands. */
@Command(
    name = "taxonomy",
    description = "Check, compare and publish the rules by which articles are labelled.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  pactwire taxonomy check my-taxonomy --sample articles.jsonl",
      "  pactwire taxonomy diff my-taxonomy --from 24h --bootstrap-servers kafka:9092",
      "  pactwire taxonomy push my-taxonomy --bootstrap-servers kafka:9092",
      "  pactwire taxonomy rollback --bootstrap-servers kafka:9092"
    })
final class TaxonomyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "A command is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}

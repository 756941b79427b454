package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.evaluate.Evaluation;
import dev.pactwire.app.evaluate.EvaluationJson;
import dev.pactwire.app.evaluate.EvaluationText;
import dev.pactwire.app.evaluate.GoldArticle;
import dev.pactwire.app.evaluate.GoldFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures labels against labelled articles. */
@Command(
    name = "evaluate",
    description = {
      "Measure the labels against articles that people have labelled: precision, recall and F1 by language and by label, in focus and as focus or mention, and the worst mistakes with their evidence.",
      "A gold file has one JSON object a line: {\"id\":…,\"lang\":\"de\",\"title\":…,\"text\":…,\"countries\":[\"JP\"],\"countries_mentioned\":[…],\"alliances\":{\"nato\":\"focus\",\"aukus\":\"mention\"}}."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire evaluate --gold gold.jsonl",
      "  pactwire evaluate --gold de.jsonl --gold en.jsonl --worst 20",
      "  pactwire evaluate --gold gold.jsonl --taxonomy my-taxonomy --json | jq .groups.real"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--gold",
      paramLabel = "FILE",
      required = true,
      description = "Labelled articles; may be given several times.")
  private List<Path> gold;

  @Option(
      names = "--of",
      paramLabel = "WHAT",
      defaultValue = "classify",
      description = "What is measured. Only 'classify' is known so far.")
  private String what;

  @Option(
      names = "--taxonomy",
      paramLabel = "DIR",
      description = "Folder with the taxonomy's YAML files, instead of the one shipped.")
  private Optional<Path> taxonomy;

  @Option(
      names = "--worst",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many of the worst articles to show. Default: ${DEFAULT-VALUE}.")
  private int worst;

  @Option(names = "--json", description = "One JSON object instead of tables.")
  private boolean json;

  EvaluateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (!what.equals("classify")) {
      throw CommandFailure.wrongUsage("--of must be classify, not '%s'.".formatted(what));
    }
    Console console = context.console();
    Evaluation evaluation = measured(console);
    if (json) {
      console.print(EvaluationJson.of(evaluation, worst).toString());
    } else {
      new EvaluationText(line -> console.print(Printable.line(line))).print(evaluation, worst);
    }
    return 0;
  }

  private Evaluation measured(Console console) {
    List<GoldArticle> articles = GoldFile.read(List.copyOf(gold));
    String form = "%d of " + articles.size() + " articles classified";
    try (Progress progress = new Progress(console)) {
      return Evaluation.of(
          Taxonomies.classifier(taxonomy), articles, done -> progress.count(form, done));
    }
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.app.filter.Classify;
import dev.pactwire.app.filter.Explain;
import dev.pactwire.app.filter.JsonLinesFilter;
import dev.pactwire.app.filter.LineFunction;
import dev.pactwire.processor.classify.Classifier;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Labels articles. */
@Command(
    name = "classify",
    description =
        "Label articles: language, countries, regions and alliances, each with its evidence. JSON Lines in, JSON Lines out.",
    footer = {
      "",
      "Examples:",
      "  echo '{\"id\":\"1\",\"title\":\"NATO summit opens in Vilnius\",\"text\":\"...\"}' | pactwire classify",
      "  pactwire classify articles.jsonl | jq -c '[.id, .alliances[].id]'",
      "  pactwire classify --taxonomy my-taxonomy < articles.jsonl",
      "  pactwire classify --explain article.jsonl   the text with its evidence marked, for a person"
    })
final class ClassifyCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private FilterOptions input;

  @Option(
      names = "--taxonomy",
      paramLabel = "DIR",
      description = "Folder with the taxonomy's YAML files, instead of the one shipped.")
  private Optional<Path> taxonomy;

  @Option(
      names = "--explain",
      description =
          "Show each article with its evidence marked, and for each label what spoke for and against it, instead of JSON.")
  private boolean explain;

  ClassifyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Classifier classifier = Taxonomies.classifier(taxonomy);
    LineFunction work =
        explain ? new Explain(classifier, context.console().style()) : new Classify(classifier);
    return new JsonLinesFilter(context.console(), work).run(input.files()).code();
  }
}

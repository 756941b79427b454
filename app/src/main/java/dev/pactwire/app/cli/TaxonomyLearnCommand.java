package dev.pactwire.app.cli;

import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.taxonomy.LessonFile;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Learner;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns the weights of the scoring file. */
@Command(
    name = "learn",
    description = {
      "Learn the weights of scoring.yaml from labelled articles, and print them to be put there. The same files give the same weights.",
      "A silver file looks like a gold file, but its labels were not read from the text (say, from titles); it may leave out alliances or countries, and name labels of which nothing is known under \"unknown\"."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire taxonomy learn --gold de.jsonl --gold en.jsonl",
      "  pactwire taxonomy learn --gold de.jsonl --silver statements.jsonl --silver-weight 0.6"
    })
final class TaxonomyLearnCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--gold",
      paramLabel = "FILE",
      required = true,
      description = "Labelled articles, as 'evaluate' reads them; may be given several times.")
  private List<Path> gold;

  @Option(
      names = "--silver",
      paramLabel = "FILE",
      description = "Articles whose labels are less sure; may be given several times.")
  private List<Path> silver = List.of();

  @Option(
      names = "--silver-weight",
      paramLabel = "W",
      defaultValue = "0.6",
      description =
          "How much all of them count together, compared with all gold. Default: ${DEFAULT-VALUE}.")
  private double silverWeight;

  @Option(
      names = "--taxonomy",
      paramLabel = "DIR",
      description = "Folder with the taxonomy's YAML files, instead of the one shipped.")
  private Optional<Path> taxonomy;

  TaxonomyLearnCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (!(silverWeight >= 0 && silverWeight <= 100)) {
      throw CommandFailure.wrongUsage("--silver-weight must be between 0 and 100.");
    }
    Learner learner = new Learner(Taxonomies.load(taxonomy), LanguageDetector.bundled());
    Map<String, Map<String, Double>> models;
    try (Progress progress = new Progress(context.console())) {
      models = learnt(learner, progress);
    }
    context.console().print("models:");
    models.forEach(this::print);
    return 0;
  }

  private Map<String, Map<String, Double>> learnt(Learner learner, Progress progress) {
    long[] read = {0};
    Consumer<Learner.Lesson> lesson =
        each -> {
          learner.add(each);
          progress.count("%d articles read", ++read[0]);
        };
    gold.forEach(file -> new LessonFile(file, true).forEach(lesson));
    silver.forEach(file -> new LessonFile(file, false).forEach(lesson));
    progress.stage("Fitting the weights");
    return learner.models(silverWeight);
  }

  private void print(String name, Map<String, Double> model) {
    String weights =
        model.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s: %.2f", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    context.console().print("  %s: {%s}".formatted(name, weights));
  }
}

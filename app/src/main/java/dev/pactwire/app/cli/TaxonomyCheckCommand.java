package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.taxonomy.SampleFile;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.classify.TaxonomyCheck;
import dev.pactwire.processor.classify.TermUse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks a taxonomy over. */
@Command(
    name = "check",
    description = {
      "Check a taxonomy. An error names file, line and what would be right; exit code 1.",
      "Terms that never count, stand for several labels, or hit too much of a sample are told as things to look at; exit code 0 unless --strict."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire taxonomy check my-taxonomy",
      "  pactwire taxonomy check my-taxonomy --sample articles.jsonl --most 10",
      "  pactwire taxonomy check                  the taxonomy that is shipped"
    })
final class TaxonomyCheckCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Folder with the taxonomy's YAML files. Default: the one shipped.")
  private Optional<Path> folder;

  @Option(
      names = "--sample",
      paramLabel = "FILE",
      description = "Articles as JSON Lines; may be given several times.")
  private List<Path> samples = List.of();

  @Option(
      names = "--most",
      paramLabel = "PERCENT",
      defaultValue = "20",
      description =
          "Terms that hit more than this part of the sample are told. Default: ${DEFAULT-VALUE}.")
  private double most;

  @Option(names = "--strict", description = "Exit code 1 when there is anything to look at.")
  private boolean strict;

  TaxonomyCheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (!(most > 0 && most <= 100)) {
      throw CommandFailure.wrongUsage("--most must be a percentage above 0 and up to 100.");
    }
    Console console = context.console();
    Taxonomy taxonomy = Taxonomies.load(folder);
    List<TaxonomyCheck.Finding> findings = TaxonomyCheck.of(taxonomy);
    findings.forEach(
        finding ->
            console.print(
                "%s: %s: %s".formatted(finding.place(), finding.kind(), finding.sentence())));
    List<TermUse.Use> frequent = samples.isEmpty() ? List.of() : frequent(taxonomy);
    frequent.forEach(use -> console.print(line(use)));
    console.print(
        "%s: %d regions, %d alliances, %d to look at"
            .formatted(
                taxonomy.version(),
                taxonomy.regionIds().size(),
                taxonomy.allianceIds().size(),
                findings.size() + frequent.size()));
    return strict && !(findings.isEmpty() && frequent.isEmpty()) ? 1 : 0;
  }

  private List<TermUse.Use> frequent(Taxonomy taxonomy) {
    TermUse use = new TermUse(taxonomy, LanguageDetector.bundled());
    for (Path sample : samples) {
      new SampleFile(sample).forEach(article -> use.add(article.document()));
    }
    return use.above(most / 100);
  }

  private static String line(TermUse.Use use) {
    return String.format(
        Locale.ROOT,
        "%s: frequent: %s hits %d articles, %.1f %% of the sample",
        use.place(),
        use.rule(),
        use.articles(),
        use.share() * 100);
  }
}

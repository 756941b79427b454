package dev.pactwire.app.cli;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.taxonomy.Sample;
import dev.pactwire.app.taxonomy.SampleFile;
import dev.pactwire.app.taxonomy.SampleLog;
import dev.pactwire.app.taxonomy.TaxonomyDesk;
import dev.pactwire.app.taxonomy.TaxonomyDiff;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.span.Span;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what another taxonomy would change. */
@Command(
    name = "diff",
    description = {
      "Tell which articles another taxonomy labels differently, with the evidence, and how many of each label come and go.",
      "Articles are read from files, or from news.articles where --from is given."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire taxonomy diff my-taxonomy --articles articles.jsonl",
      "  pactwire taxonomy diff my-taxonomy --old last-week --articles articles.jsonl --show 0",
      "  pactwire taxonomy diff my-taxonomy --from 24h --bootstrap-servers kafka:9092"
    })
final class TaxonomyDiffCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private BrokerOptions brokers;

  @Mixin private ConfigurationOptions options;

  @Mixin private SpanOptions span;

  @Parameters(paramLabel = "DIR", description = "Folder with the new taxonomy's YAML files.")
  private Path folder;

  @Option(
      names = "--old",
      paramLabel = "DIR",
      description =
          "Folder with the taxonomy to compare with. Default: with --from the one in use, otherwise the one shipped.")
  private Optional<Path> old;

  @Option(
      names = "--articles",
      paramLabel = "FILE",
      description = "Articles as JSON Lines; may be given several times.")
  private List<Path> files = List.of();

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many articles to show one by one. Default: ${DEFAULT-VALUE}.")
  private int shown;

  TaxonomyDiffCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (files.isEmpty() == !span.begins()) {
      throw CommandFailure.wrongUsage(
          "Give either --articles FILE or --from TIME, such as --from 24h.");
    }
    Classifier after = Taxonomies.classifier(Optional.of(folder));
    if (!files.isEmpty()) {
      print(
          Taxonomies.load(old),
          after,
          reader -> files.forEach(file -> new SampleFile(file).forEach(reader)));
      return 0;
    }
    Span asked = span.read(Clock.systemUTC().instant());
    Connection connection = brokers.connect(context, options);
    Taxonomy before =
        old.isPresent()
            ? Taxonomies.load(old)
            : new TaxonomyDesk(context.console(), connection).inUse();
    print(before, after, new SampleLog(connection, asked));
    return 0;
  }

  private void print(Taxonomy before, Classifier after, Sample sample) {
    context.console().say("%s against %s".formatted(after.taxonomyVersion(), before.version()));
    Classifier old = new Classifier(before, LanguageDetector.bundled());
    new TaxonomyDiff(context.console(), old, after, shown).print(sample);
  }
}

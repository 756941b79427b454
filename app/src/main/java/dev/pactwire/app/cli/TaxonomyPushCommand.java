package dev.pactwire.app.cli;

import dev.pactwire.app.taxonomy.TaxonomyDesk;
import dev.pactwire.processor.classify.Taxonomy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Publishes a taxonomy to running processors. */
@Command(
    name = "push",
    description = {
      "Publish a taxonomy: running processors use it within seconds, from one article to the next, without a restart.",
      "One with an error is refused here already. Topics of new labels are created first."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire taxonomy push my-taxonomy --bootstrap-servers kafka:9092"
    })
final class TaxonomyPushCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private BrokerOptions brokers;

  @Mixin private ConfigurationOptions options;

  @Parameters(paramLabel = "DIR", description = "Folder with the taxonomy's YAML files.")
  private Path folder;

  TaxonomyPushCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Taxonomy taxonomy = Taxonomies.load(Optional.of(folder));
    new TaxonomyDesk(context.console(), brokers.connect(context, options))
        .push(taxonomy, Clock.systemUTC());
    return 0;
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.app.taxonomy.TaxonomyDesk;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes back to a taxonomy that was published before. */
@Command(
    name = "rollback",
    description =
        "Go back to the taxonomy that was published before the current one (before the first, the one shipped was in use), or to any.",
    footer = {
      "",
      "Examples:",
      "  pactwire taxonomy rollback --bootstrap-servers kafka:9092",
      "  pactwire taxonomy rollback --to 2026.11+1a2b3c4d"
    })
final class TaxonomyRollbackCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private BrokerOptions brokers;

  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "A version as 'taxonomy show' names it. Default: the one before the current.")
  private Optional<String> version;

  TaxonomyRollbackCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    new TaxonomyDesk(context.console(), brokers.connect(context, options)).rollback(version);
    return 0;
  }
}

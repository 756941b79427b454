package dev.pactwire.app.cli;

import dev.pactwire.app.taxonomy.TaxonomyDesk;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells which taxonomies are published. */
@Command(
    name = "show",
    description = "List the taxonomies that are published and which one is in use.",
    footer = {
      "",
      "Examples:",
      "  pactwire taxonomy show --bootstrap-servers kafka:9092",
      "  pactwire taxonomy show --into my-taxonomy   and write the files of the one in use"
    })
final class TaxonomyShowCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private BrokerOptions brokers;

  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--release",
      paramLabel = "VERSION",
      description = "The version that --into writes. Default: the one in use.")
  private Optional<String> version;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description =
          "Folder into which to write its files, to be edited and pushed; those of the one shipped where none is published.")
  private Optional<Path> into;

  TaxonomyShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    new TaxonomyDesk(context.console(), brokers.connect(context, options)).show(version, into);
    return 0;
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.local.LastPolls;
import dev.pactwire.app.local.LocalRun;
import dev.pactwire.app.local.Sources;
import dev.pactwire.app.report.Account;
import dev.pactwire.app.report.AccountPrinter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs everything on the user's own feeds and files. */
@Command(
    name = "run",
    description = {
      "Run everything in one JVM on your own feeds and files: broker, ingest, processor, dashboard.",
      "The data are kept in --data-dir, and are there again at the next start."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire run --feeds feeds.yaml",
      "  pactwire run --feeds subscriptions.opml --data-dir /var/lib/pactwire --broker-port 9092",
      "  pactwire run --files archive/ page.html --once",
      "  pactwire run --files inbox/ --watch                        what appears there, too"
    })
final class RunCommand implements Callable<Integer> {
  private static final String TITLE = "Pactwire, everything in %s";

  private final Context context;

  @Mixin private SourceOptions sources;

  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      description = "Port of the broker on 127.0.0.1. Default: any free one.")
  private Optional<String> brokerPort;

  @Mixin private DashboardOptions dashboard;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where the data are kept. Default: pactwire-data.")
  private Optional<String> dataDir;

  RunCommand(Context context) {
    this.context = context;
  }

  private Map<Key, Optional<String>> flags() {
    Map<Key, Optional<String>> flags = new HashMap<>(dashboard.flags());
    flags.put(Key.BROKER_PORT, brokerPort);
    flags.put(Key.DATA_DIR, dataDir);
    return flags;
  }

  @Override
  public Integer call() {
    sources.check("run");
    Configuration configuration = options.read(context, flags());
    Sources reading =
        new Sources(context.console(), sources.feeds(), sources.files(), sources.watch());
    IngestSetup ingest = IngestSetup.of(configuration);
    try (DataDirectory directory = DataDirectory.open(configuration.path(Key.DATA_DIR))) {
      LocalRun run = new LocalRun(context.console(), configuration, ingest, new LastPolls());
      String title = TITLE.formatted(directory.root());
      Account account =
          sources.ends()
              ? run.once(title, directory, reading::readOnce)
              : run.untilStopped(
                  title, directory, reading::readForGood, context.shutdown().listen());
      new AccountPrinter(context.console()).print(account);
      return account.ledger().balances() && (account.failures().isEmpty() || !sources.ends())
          ? 0
          : 1;
    }
  }
}

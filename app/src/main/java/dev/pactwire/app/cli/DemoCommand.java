package dev.pactwire.app.cli;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.demo.Demo;
import dev.pactwire.app.report.Account;
import dev.pactwire.app.report.AccountPrinter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole path. */
@Command(
    name = "demo",
    description = {
      "Run everything in one JVM on bundled sample feeds: broker, ingest, processor, dashboard.",
      "Prints articles as they come out, and an account at the end."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire demo                            until Ctrl-C, with the page at http://127.0.0.1:8080",
      "  pactwire demo --once                     both editions of all feeds, then the account",
      "  pactwire demo --broker-port 9092         with the broker on a known port, for other tools"
    })
final class DemoCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--once",
      description =
          "Process what there is, print the account and end; exit code 0 when the ledger balances.")
  private boolean once;

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      description = "Port of the broker on 127.0.0.1. Default: any free one.")
  private Optional<String> brokerPort;

  @Mixin private DashboardOptions dashboard;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Keep the broker's data there. Default: a temporary folder, removed at the end.")
  private Optional<String> dataDir;

  DemoCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Configuration configuration = options.read(context, flags());
    try (DataDirectory directory = directory(configuration)) {
      Demo demo = new Demo(context.console(), configuration, directory);
      Account account = once ? demo.once() : demo.untilStopped(context.shutdown().listen());
      new AccountPrinter(context.console()).print(account);
      return account.ledger().balances() ? 0 : 1;
    }
  }

  private Map<Key, Optional<String>> flags() {
    Map<Key, Optional<String>> flags = new HashMap<>(dashboard.flags());
    flags.put(Key.BROKER_PORT, brokerPort);
    flags.put(Key.DATA_DIR, dataDir);
    return flags;
  }

  private static DataDirectory directory(Configuration configuration) {
    return configuration.isSet(Key.DATA_DIR)
        ? DataDirectory.open(configuration.path(Key.DATA_DIR))
        : DataDirectory.temporary();
  }
}

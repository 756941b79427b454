package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.DashboardSetup;
import dev.pactwire.app.local.DashboardRun;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one dashboard. */
@Command(
    name = "dashboard",
    description = {
      "Show what is on the topics: a page, subscriptions and questions over HTTP, until Ctrl-C.",
      "It only reads, and as many as wanted may run. To send dead letters again from the page, set dashboard.token.operate."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire dashboard --bootstrap-servers kafka:9092",
      "  PACTWIRE_DASHBOARD_TOKEN_READ=$(openssl rand -hex 16) pactwire dashboard --host 0.0.0.0",
      "  pactwire dashboard --set 'dashboard.token.operate=$${file:/run/secrets/operate}'"
    })
final class DashboardCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private BrokerOptions brokers;

  @Mixin private DashboardOptions dashboard;

  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      description = "The processors whose lag is shown. Default: pactwire-processor.")
  private Optional<String> applicationId;

  DashboardCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Map<Key, Optional<String>> flags = new HashMap<>(brokers.flags());
    flags.putAll(dashboard.flags());
    flags.put(Key.APPLICATION_ID, applicationId);
    Configuration configuration = options.read(context, flags);
    Connection connection = Connection.of(configuration);
    DashboardSetup setup = new DashboardSetup(configuration, connection);
    setup.check();
    new Brokers(connection, context.console()).await();
    return new DashboardRun(context.console(), setup)
        .untilStopped(context.shutdown().listen())
        .code();
  }
}

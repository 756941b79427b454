package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.WatchSetup;
import dev.pactwire.app.local.WatchRun;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one watch. */
@Command(
    name = "watch",
    description = {
      "Count what is told of each label and by each source, and alert on bursts, silent and failing feeds, dead letters, an open ledger and outputs that stand still, until Ctrl-C.",
      "Writes news.counts and news.alerts. Bursts are told after a week of learning, silent feeds after two days."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire watch --bootstrap-servers kafka:9092 --state-dir /var/lib/pactwire/watch",
      "  pactwire watch --webhook https://alerts.example/pactwire",
      "  pactwire watch --webhook '$${file:/run/secrets/webhook}'     for an address that is a secret",
      "  pactwire watch --mail-to desk@example.org --set watch.mail.from=pactwire@example.org \\",
      "      --set watch.mail.host=smtp.example.org --set watch.mail.user=pactwire \\",
      "      --set 'watch.mail.password=$${file:/run/secrets/smtp}'"
    })
final class WatchCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private BrokerOptions brokers;

  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Where the watch keeps its state. Default: pactwire-watch-state.")
  private Optional<String> stateDir;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Post each alert there as JSON, when it begins and when it ends.")
  private Optional<String> webhook;

  @Option(
      names = "--mail-to",
      paramLabel = "ADDRESSES",
      description =
          "Send each alert there by e-mail, too; needs watch.mail.from and watch.mail.host.")
  private Optional<String> mailTo;

  @Mixin private MetricsOption metrics;

  WatchCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Map<Key, Optional<String>> flags = new HashMap<>(brokers.flags());
    flags.put(Key.WATCH_STATE_DIR, stateDir);
    flags.put(Key.WATCH_WEBHOOK, webhook);
    flags.put(Key.WATCH_MAIL_TO, mailTo);
    flags.putAll(metrics.flags());
    Configuration configuration = options.read(context, flags);
    Connection connection = Connection.of(configuration);
    new Brokers(connection, context.console()).await();
    return new WatchRun(
            context.console(),
            new WatchSetup(configuration, connection),
            configuration.path(Key.WATCH_STATE_DIR),
            MetricsOption.address(configuration))
        .untilStopped(context.shutdown().listen())
        .code();
  }
}

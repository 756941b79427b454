package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.connect.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands of an operator have in common. */
final class OperatorOptions {
  @Mixin private BrokerOptions brokers;

  @Mixin private ConfigurationOptions options;

  @Option(names = "--json", description = "One JSON object a line, for other programs.")
  private boolean json;

  boolean json() {
    return json;
  }

  /**
   * Where to ask.
   *
   * @param configuration all options
   * @param connection the brokers
   */
  record Site(Configuration configuration, Connection connection) {
    /** The processors' application id. */
    String group() {
      return configuration.text(Key.APPLICATION_ID);
    }
  }

  /** Returns when the brokers answer. */
  Site connect(Context context) {
    Site site = site(context, Map.of());
    new Brokers(site.connection(), context.console()).await();
    return site;
  }

  /**
   * Where to ask, before anybody is asked.
   *
   * @param flags further options that have a flag of their own
   */
  Site site(Context context, Map<Key, Optional<String>> flags) {
    Map<Key, Optional<String>> all = new HashMap<>(brokers.flags());
    all.putAll(flags);
    Configuration configuration = options.read(context, all);
    return new Site(configuration, Connection.of(configuration));
  }
}

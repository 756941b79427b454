package dev.pactwire.app.cli;

import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.connect.Connection;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which brokers a command talks to. */
final class BrokerOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "The Kafka brokers, several separated by commas. Default: localhost:9092.")
  private Optional<String> servers;

  @Option(
      names = "--connect-timeout",
      paramLabel = "DURATION",
      description = "How long to wait for the brokers at the start. Default: 10s.")
  private Optional<String> timeout;

  Map<Key, Optional<String>> flags() {
    return Map.of(Key.BOOTSTRAP_SERVERS, servers, Key.CONNECT_TIMEOUT, timeout);
  }

  /** The connection that is configured, once the brokers have answered. */
  Connection connect(Context context, ConfigurationOptions options) {
    Connection connection = Connection.of(options.read(context, flags()));
    new Brokers(connection, context.console()).await();
    return connection;
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a program shows its figures. */
final class MetricsOption {
  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "Serve figures and health at this port of 127.0.0.1. Default: not at all.")
  private Optional<String> port = Optional.empty();

  Map<Key, Optional<String>> flags() {
    return Map.of(Key.METRICS_PORT, port);
  }

  /** The address that is configured, if any is. */
  static Optional<InetSocketAddress> address(Configuration configuration) {
    return configuration
        .optional(Key.METRICS_PORT)
        .map(
            port ->
                InetSocketAddress.createUnresolved(
                    configuration.text(Key.METRICS_HOST), Integer.parseInt(port)));
  }
}

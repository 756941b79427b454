package dev.pactwire.app.cli;

import dev.pactwire.app.config.Key;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the dashboard listens. */
final class DashboardOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the dashboard; 0 takes any free one. Default: 8080.")
  private Optional<String> port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "Where the dashboard listens; beyond this machine it needs dashboard.token.read. Default: 127.0.0.1.")
  private Optional<String> host;

  Map<Key, Optional<String>> flags() {
    return Map.of(Key.DASHBOARD_PORT, port, Key.DASHBOARD_HOST, host);
  }
}

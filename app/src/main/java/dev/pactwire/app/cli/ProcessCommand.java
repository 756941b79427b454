package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.ProcessorSetup;
import dev.pactwire.app.local.ProcessorRun;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one processor. */
@Command(
    name = "process",
    description = {
      "Deduplicate, classify and route what is on news.articles, until Ctrl-C.",
      "Processors with the same --application-id share the work."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire process --bootstrap-servers kafka:9092 --state-dir /var/lib/pactwire/state",
      "  pactwire process --metrics-port 9404      for Prometheus and for health checks",
      "  pactwire process --application-id pactwire-2 --take-over pactwire-processor",
      "  pactwire process --threads 4 --window 24h --set streams.num.standby.replicas=1"
    })
final class ProcessCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private BrokerOptions brokers;

  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--application-id",
      paramLabel = "ID",
      description =
          "Name shared by the processors that divide the work. Default: pactwire-processor.")
  private Optional<String> applicationId;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Where this processor keeps its state. Default: pactwire-state.")
  private Optional<String> stateDir;

  @Option(names = "--threads", paramLabel = "N", description = "Stream threads. Default: 2.")
  private Optional<String> threads;

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      description = "How long an article is remembered. Default: 72h.")
  private Optional<String> window;

  @Mixin private MetricsOption metrics;

  @Option(
      names = "--take-over",
      paramLabel = "ID",
      description =
          "Read all that news.articles holds, and tell only what the stopped processor with this application id has not told.")
  private Optional<String> takeOver;

  ProcessCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Configuration configuration = options.read(context, flags());
    Connection connection = Connection.of(configuration);
    new Brokers(connection, context.console()).await();
    ProcessorSetup setup = new ProcessorSetup(configuration, connection).takingOver(takeOver);
    return new ProcessorRun(
            context.console(),
            setup,
            configuration.path(Key.STATE_DIR),
            MetricsOption.address(configuration))
        .untilStopped(context.shutdown().listen())
        .code();
  }

  private Map<Key, Optional<String>> flags() {
    Map<Key, Optional<String>> flags = new HashMap<>(brokers.flags());
    flags.put(Key.APPLICATION_ID, applicationId);
    flags.put(Key.STATE_DIR, stateDir);
    flags.put(Key.PROCESSOR_THREADS, threads);
    flags.put(Key.DEDUPE_WINDOW, window);
    flags.putAll(metrics.flags());
    return flags;
  }
}

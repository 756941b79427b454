package dev.pactwire.app.cli;

import dev.pactwire.app.connect.PactwireTopics;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.app.operate.Cluster;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how far the processors are behind. */
@Command(
    name = "lag",
    description = "Show how many records wait to be processed in each partition.",
    footer = {"", "Examples:", "  pactwire lag", "  pactwire lag --json | jq .waiting"})
final class LagCommand implements Callable<Integer> {
  private static final String FORM = "%-60s%10s%14s%10s";

  private final Context context;

  @Mixin private OperatorOptions operator;

  LagCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OperatorOptions.Site site = operator.connect(context);
    new PactwireTopics(site.connection()).requireForLedger();
    try (Cluster cluster = new Cluster(site.connection())) {
      List<Cluster.Lag> lags =
          cluster.lags(site.group(), site.connection().topics().articles().name());
      Console console = context.console();
      if (operator.json()) {
        lags.forEach(lag -> console.print(AsJson.of(lag)));
        return 0;
      }
      console.print(
          console.style().bold(String.format(FORM, "Topic", "partition", "processed", "waiting")));
      lags.forEach(lag -> console.print(line(lag)));
      console.say(
          "%d records wait in all.".formatted(lags.stream().mapToLong(Cluster.Lag::waiting).sum()));
    }
    return 0;
  }

  private static String line(Cluster.Lag lag) {
    return String.format(
        Locale.ROOT,
        FORM,
        lag.topic(),
        lag.partition(),
        lag.committed().map(offset -> Long.toString(offset)).orElse("none"),
        lag.waiting());
  }
}

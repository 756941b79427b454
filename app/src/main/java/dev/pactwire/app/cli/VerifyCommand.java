package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Durations;
import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.PactwireTopics;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.local.Settling;
import dev.pactwire.app.report.BalancePrinter;
import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws up the ledger of a running system. */
@Command(
    name = "verify",
    description = {
      "Check the ledger: every article that came in is new, updated, corrected, retracted, a duplicate or a dead letter, exactly once.",
      "Exit code 0 when it balances; otherwise the records and articles are named that are missing or doubled."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire verify --bootstrap-servers kafka:9092",
      "  pactwire verify --from 2026-11-20 --to 2026-11-21   what arrived on one day",
      "  pactwire verify --from 1h                the last hour",
      "  pactwire verify --wait 1m                while articles are still coming in"
    })
final class VerifyCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private BrokerOptions brokers;

  @Mixin private ConfigurationOptions options;

  @Mixin private SpanOptions span;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      defaultValue = "5s",
      description =
          "How long to wait for outcomes that are still on the way. Default: ${DEFAULT-VALUE}.")
  private String patience;

  VerifyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Duration atMost =
        Durations.parse(patience)
            .orElseThrow(
                () ->
                    CommandFailure.wrongUsage(
                        "--wait must be a duration such as 5s or 1m, not '%s'."
                            .formatted(patience)));
    Span asked = span.given() ? span.read(Clock.systemUTC().instant()) : Span.ALL;
    Configuration configuration = options.read(context, brokers.flags());
    Connection connection = Connection.of(configuration);
    new Brokers(connection, context.console()).await();
    new PactwireTopics(connection).requireForLedger();
    LedgerReport ledger;
    Map<Position, String> ids;
    try (Progress progress = new Progress(context.console())) {
      Settling settling = new Settling(connection, progress, asked);
      ledger = settling.await(atMost, () -> {});
      ids = ledger.balances() ? Map.of() : settling.ids(named(ledger));
    }
    BalancePrinter printer = new BalancePrinter(context.console());
    printer.printSources(ledger);
    context.console().print("");
    printer.print(ledger, ids);
    return ledger.balances() ? 0 : 1;
  }

  private static List<Position> named(LedgerReport ledger) {
    return Stream.of(ledger.missing(), ledger.doubled())
        .flatMap(records -> records.keySet().stream().limit(BalancePrinter.SHOWN))
        .toList();
  }
}

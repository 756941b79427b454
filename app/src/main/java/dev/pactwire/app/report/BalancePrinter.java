package dev.pactwire.app.report;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the balance of the ledger: one line when it balances, otherwise what is missing or
 * doubled.
 */
public final class BalancePrinter {
  /** Most records that are named one by one. */
  public static final int SHOWN = 100;

  private static final int SOURCE = 60;

  private final Console console;

  public BalancePrinter(Console console) {
    this.console = console;
  }

  /** Prints the balance of all sources together. */
  public void print(LedgerReport ledger) {
    print(ledger, Map.of());
  }

  /**
   * The same, naming articles too.
   *
   * @param ids of the articles in the records that the ledger names, as far as they are known
   */
  public void print(LedgerReport ledger, Map<Position, String> ids) {
    if (ledger.balances()) {
      console.print(console.style().good("  The ledger balances: ") + sum(ledger));
      return;
    }
    console.print(console.style().bad("  The ledger does not balance: ") + sum(ledger));
    list("without an outcome", ledger.missing(), ledger.missingInAll(), ids);
    list("with more than one outcome", ledger.doubled(), ledger.doubledInAll(), ids);
    if (ledger.withoutOrigin() > 0) {
      console.print(
          "    %d outcomes do not say where they come from".formatted(ledger.withoutOrigin()));
    }
  }

  /** Prints one row for each source. */
  public void printSources(LedgerReport ledger) {
    boolean lacking = ledger.missingInAll() > 0;
    String form = "  %-28s%8s%8s%8s%8s%10s%8s" + (lacking ? "%8s" : "");
    console.print(
        console
            .style()
            .bold(
                String.format(
                    Locale.ROOT,
                    form,
                    "Source",
                    "in",
                    "new",
                    "changed",
                    "retr.",
                    "duplicate",
                    "dead",
                    "none")));
    for (Map.Entry<String, Long> source : ledger.in().entrySet()) {
      String name = source.getKey();
      long duplicates =
          ledger.of(name, Outcome.SAME_ARTICLE)
              + ledger.of(name, Outcome.EXACT_COPY)
              + ledger.of(name, Outcome.NEAR_DUPLICATE);
      console.print(
          String.format(
              Locale.ROOT,
              form,
              Printable.shortened(name, 27),
              source.getValue(),
              ledger.of(name, Outcome.NEW),
              ledger.of(name, Outcome.UPDATED) + ledger.of(name, Outcome.CORRECTED),
              ledger.of(name, Outcome.RETRACTED),
              duplicates,
              ledger.of(name, Outcome.DEAD_LETTER),
              ledger.missingOf(name)));
    }
  }

  private static String sum(LedgerReport ledger) {
    return "%d in = %d new + %d updated + %d corrected + %d retracted + %d duplicates + %d dead letters"
        .formatted(
            ledger.totalIn(),
            ledger.total(Outcome.NEW),
            ledger.total(Outcome.UPDATED),
            ledger.total(Outcome.CORRECTED),
            ledger.total(Outcome.RETRACTED),
            AccountPrinter.duplicates(ledger),
            ledger.total(Outcome.DEAD_LETTER));
  }

  private void list(
      String what, Map<Position, String> records, long inAll, Map<Position, String> ids) {
    if (records.isEmpty()) {
      return;
    }
    console.print(
        "    %d records of news.articles %s (partition:offset)%s"
            .formatted(inAll, what, inAll > SHOWN ? ", such as" : ""));
    records.entrySet().stream()
        .limit(SHOWN)
        .forEach(
            record ->
                console.print(
                    "      %s of %s%s"
                        .formatted(
                            record.getKey(),
                            Printable.shortened(record.getValue(), SOURCE),
                            article(ids.getOrDefault(record.getKey(), "")))));
  }

  private static String article(String id) {
    return id.isEmpty() ? "" : ", article " + Printable.shortened(id, SOURCE);
  }
}

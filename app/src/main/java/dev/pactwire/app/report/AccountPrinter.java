package dev.pactwire.app.report;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Style;
import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Prints an {@link Account} as a table for people, 78 columns wide. */
public final class AccountPrinter {
  private static final int WIDTH = 78;
  private static final int BAR = 30;

  private final Console console;
  private final Style style;

  public AccountPrinter(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** Prints the whole account. */
  public void print(Account account) {
    console.print("");
    console.print(
        style.bold(account.title()) + account.elapsed().map(AccountPrinter::seconds).orElse(""));
    outcomes(account.ledger());
    labels(account.labels());
    failures(account.failures());
    console.print("");
    new BalancePrinter(console).print(account.ledger());
  }

  private static String seconds(Duration elapsed) {
    return String.format(Locale.ROOT, " in %.1f s", elapsed.toMillis() / 1000.0);
  }

  private void outcomes(LedgerReport ledger) {
    long in = ledger.totalIn();
    console.print("");
    row(0, "Articles in", in, in);
    row(1, "new", ledger.total(Outcome.NEW), in);
    row(1, "updated", ledger.total(Outcome.UPDATED), in);
    row(1, "corrected", ledger.total(Outcome.CORRECTED), in);
    row(1, "retracted", ledger.total(Outcome.RETRACTED), in);
    row(1, "duplicates", duplicates(ledger), in);
    row(2, "same article again", ledger.total(Outcome.SAME_ARTICLE), in);
    row(2, "exact copy", ledger.total(Outcome.EXACT_COPY), in);
    row(2, "near duplicate", ledger.total(Outcome.NEAR_DUPLICATE), in);
    row(1, "dead letters", ledger.total(Outcome.DEAD_LETTER), in);
  }

  static long duplicates(LedgerReport ledger) {
    return Stream.of(Outcome.values()).filter(Outcome::isDuplicate).mapToLong(ledger::total).sum();
  }

  private void row(int depth, String name, long count, long of) {
    String label = "  " + "  ".repeat(depth) + name;
    int length = of == 0 ? 0 : (int) Math.round((double) BAR * count / of);
    String bar = "█".repeat(Math.max(1, length));
    String line = String.format(Locale.ROOT, "%-28s%8d  ", label, count);
    if (count == 0) {
      console.print(style.faint(line.stripTrailing()));
    } else {
      console.print((depth == 0 ? style.bold(line) : line) + style.faint(bar));
    }
  }

  private void labels(LabelCounts labels) {
    List<LabelCounts.Count> regions = new ArrayList<>(labels.regions());
    if (labels.unmatched() > 0) {
      regions.add(new LabelCounts.Count("(no region, no alliance)", labels.unmatched()));
    }
    console.print("");
    new Columns(console)
        .add("Languages", labels.languages())
        .add("Regions", regions)
        .add("Alliances", labels.alliances())
        .print();
  }

  private void failures(List<Account.Failure> failures) {
    if (failures.isEmpty()) {
      return;
    }
    console.print("");
    console.print("  " + style.bold("Could not be read"));
    for (Account.Failure failure : failures) {
      String text =
          failure.what().isEmpty() ? failure.why() : failure.what() + ": " + failure.why();
      Wrapping.of(Printable.line(text), WIDTH - 6)
          .forEach(line -> console.print("    " + style.bad(line)));
    }
  }
}

package dev.pactwire.app.report;

import dev.pactwire.processor.ledger.LedgerReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The account of a run.
 *
 * @param title what ran
 * @param elapsed how long it took; none when that says nothing
 * @param ledger every incoming article and what became of it
 * @param labels what the articles are about
 * @param failures what could not be read, and why
 */
public record Account(
    String title,
    Optional<Duration> elapsed,
    LedgerReport ledger,
    LabelCounts labels,
    List<Failure> failures) {
  public Account {
    failures = List.copyOf(failures);
  }

  /**
   * Something that could not be read.
   *
   * @param what feed or file; may be empty when the reason names it
   * @param why one sentence
   */
  public record Failure(String what, String why) {}
}

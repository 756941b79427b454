package dev.pactwire.app.local;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.ledger.LedgerReader;
import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/** Waits until the output has caught up with the input, which the ledger tells: it balances. */
public final class Settling {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  private final Connection connection;
  private final Progress progress;
  private final Span span;

  /** Of everything that has come in, and of what will come. */
  public Settling(Connection connection, Progress progress) {
    this(connection, progress, Span.ALL);
  }

  /** Of what came in during a span. */
  public Settling(Connection connection, Progress progress, Span span) {
    this.connection = connection;
    this.progress = progress;
    this.span = span;
  }

  /**
   * Reads the ledger until it balances, or until it has not come nearer to that for so long.
   *
   * @param patience how long nothing may happen
   * @param check called again and again; throws when waiting is in vain
   */
  public LedgerReport await(Duration patience, Runnable check) {
    progress.stage("Reading the ledger");
    try (LedgerReader reader = reader()) {
      LedgerReport report = reader.read();
      long missing = Long.MAX_VALUE;
      long deadline = 0;
      while (!report.balances()) {
        if (report.missingInAll() < missing) {
          missing = report.missingInAll();
          deadline = System.nanoTime() + patience.toNanos();
        } else if (System.nanoTime() - deadline > 0) {
          return report;
        }
        progress.stage(
            "Processing: %d of %d articles are done"
                .formatted(report.totalIn() - missing, report.totalIn()));
        check.run();
        pause();
        report = reader.read();
      }
      return report;
    }
  }

  /** The ids of articles whose records the ledger names; empty for records that have none. */
  public SortedMap<Position, String> ids(Collection<Position> records) {
    try (LedgerReader reader = reader()) {
      return reader.keys(records);
    }
  }

  private LedgerReader reader() {
    return new LedgerReader(connection.client(), connection.topics(), connection.topics(), span);
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted while waiting for the processor.", e);
    }
  }
}

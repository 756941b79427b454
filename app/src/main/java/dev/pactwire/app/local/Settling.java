package dev.pactwire.app.local;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.ledger.LedgerReader;
import dev.pactwire.processor.ledger.LedgerReport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until the output has caught up with the input, which the ledger tells: it balances. */
public final class Settling {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  private final Connection connection;
  private final Progress progress;

  public Settling(Connection connection, Progress progress) {
    this.connection = connection;
    this.progress = progress;
  }

  /**
   * Reads the ledger until it balances, or until it has not come nearer to that for so long.
   *
   * @param patience how long nothing may happen
   * @param check called again and again; throws when waiting is in vain
   */
  public LedgerReport await(Duration patience, Runnable check) {
    try (LedgerReader reader = new LedgerReader(connection.client(), connection.topics())) {
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

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted while waiting for the processor.", e);
    }
  }
}

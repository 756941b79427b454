package dev.pactwire.ingest.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Reports of polls that others make. */
final class Gathered {

  private Gathered() {}

  /**
   * Waits for all of them; in the order of the polls.
   *
   * @throws IllegalStateException when a poll ended otherwise than with a report
   */
  static List<PollReport> reports(List<CompletableFuture<PollReport>> polls)
      throws InterruptedException {
    List<PollReport> reports = new ArrayList<>();
    for (CompletableFuture<PollReport> poll : polls) {
      try {
        reports.add(poll.get());
      } catch (ExecutionException problem) {
        throw new IllegalStateException(
            "a poll ended with a defect of the program", problem.getCause());
      }
    }
    return reports;
  }
}

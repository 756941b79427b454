package dev.pactwire.processor.run;

import dev.pactwire.processor.topology.ChangedTableException;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Decides what a failed worker means. What may pass deserves a new worker, as long as the budget
 * lasts; a lost topic, a topic too narrow, a changed number of partitions or an exhausted machine
 * do not pass.
 */
final class FailurePolicy {

  /** Streams has no exception of its own for it. */
  private static final String CHANGED_PARTITIONS = "has invalid partitions";

  private final RestartBudget restarts;
  private final TopicDesk desk;

  FailurePolicy(RestartBudget restarts, TopicDesk desk) {
    this.restarts = restarts;
    this.desk = desk;
  }

  /** Why the processor has to stop; empty when a new worker may try again. */
  Optional<Throwable> reasonToStop(Throwable error) {
    Optional<Throwable> lasting = lasting(error);
    if (lasting.isPresent()) {
      return lasting;
    }
    return error instanceof Error || !restarts.take() ? Optional.of(error) : Optional.empty();
  }

  private Optional<Throwable> lasting(Throwable error) {
    if (String.valueOf(error.getMessage()).contains(CHANGED_PARTITIONS)) {
      return Optional.of(
          new IllegalStateException(
              "The number of partitions of a topic is not that with which this application began,"
                  + " so that what belongs together would no longer meet: "
                  + error.getMessage(),
              error));
    }
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ChangedTableException) {
        return Optional.of(cause);
      }
    }
    if (causedBy(error, RecordTooLargeException.class)) {
      return Optional.of(
          new IllegalStateException(
              "An output is larger than its topic takes, or than max.request.size. %s"
                  .formatted(String.join(" ", desk.narrowTopics())),
              error));
    }
    SortedSet<String> missing = desk.missing();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IllegalStateException(
                "These topics have disappeared: %s. A new start creates them; what was in them is gone."
                    .formatted(String.join(", ", missing)),
                error));
  }

  private static boolean causedBy(Throwable error, Class<? extends Throwable> type) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}

package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testkit.ChildJvm;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * When a process is killed, as {@code kill -9} does it.
 *
 * @param moment line of its log at which it dies, or "never" by itself
 * @param progress if it does not die by itself, the progress after which it is killed
 */
record Death(String moment, int progress) {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int KILLED = 128 + 9;

  static Death at(String logger, String line, int nth) {
    return new Death("org.apache.kafka." + logger + "|" + line + "|" + nth, 0);
  }

  static Death after(int progress) {
    return new Death("never", progress);
  }

  /** When it is about to be given work for the n-th time. */
  static Death startingToWork(int nth) {
    return at("streams.processor.internals.StreamThread", "STARTING to PARTITIONS_ASSIGNED", nth);
  }

  /** Before the n-th transaction's end is asked for, while much is sent. */
  static Death beforeCommit(int nth) {
    return transaction("IN_TRANSACTION to COMMITTING_TRANSACTION", nth);
  }

  /** After the n-th transaction's end, of which it does not learn any more. */
  static Death afterCommit(int nth) {
    return transaction("COMMITTING_TRANSACTION to READY", nth);
  }

  /** When the n-th transaction begins. */
  static Death beginningTransaction(int nth) {
    return transaction("READY to IN_TRANSACTION", nth);
  }

  /** When the n-th store is restored. */
  static Death restoring(int nth) {
    return at(
        "streams.processor.internals.StoreChangelogReader", "Finished restoring changelog", nth);
  }

  private static Death transaction(String change, int nth) {
    return at("clients.producer.internals.TransactionManager", change, nth);
  }

  /**
   * Starts a process and sees it die.
   *
   * @param start starts it, to die at a moment
   * @param reached how far it has come
   * @param meanwhile is done again and again while it lives
   */
  void meet(Function<String, ChildJvm> start, LongSupplier reached, Runnable meanwhile) {
    long before = reached.getAsLong();
    try (ChildJvm process = start.apply(moment)) {
      Await.until(
          "its death",
          SOON,
          () -> {
            meanwhile.run();
            if (progress > 0 && reached.getAsLong() >= before + progress) {
              process.kill();
            }
            return !process.isAlive();
          });
      assertThat(process.awaitExit(SOON)).as("%s", process.errors()).isEqualTo(KILLED);
    }
  }
}

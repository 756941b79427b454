package dev.pactwire.app.local;

import dev.pactwire.app.error.CommandFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work that may take only so long. */
final class TimeLimit {
  private static final Duration TO_GIVE_UP = Duration.ofSeconds(5);

  private TimeLimit() {}

  /**
   * Does the work in a thread of its own; what it throws is thrown here.
   *
   * @param limit when this has passed the work is interrupted, and has 5 s to close what it opened
   * @return what the work gives; empty when it took too long
   * @throws CommandFailure when the caller is interrupted
   */
  static <T> Optional<T> call(Duration limit, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "limited");
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.of(task.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      giveUp(thread);
      return Optional.empty();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted at the end.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void giveUp(Thread thread) {
    thread.interrupt();
    try {
      thread.join(TO_GIVE_UP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

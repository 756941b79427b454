package dev.pactwire.app.cli;

import dev.pactwire.app.local.Stop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a long run in order when the process is asked to end (Ctrl-C, SIGTERM): the command finishes
 * its work, prints its account, and its exit code is the one the shell sees. Commands that do not
 * ask for it end at once, as any program does.
 */
public final class Shutdown {
  /**
   * More than an end takes at most: 25 s for the account, 30 s for the processor, the fetches that
   * are under way, and the broker; it is to be cut off only when something hangs.
   */
  private static final long PATIENCE_SECONDS = 120;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  /** From now on the command is asked to stop, instead of being cut off. */
  Stop listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::request, "shutdown"));
    return this::await;
  }

  private boolean await(Duration atMost) {
    try {
      return requested.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void request() {
    requested.countDown();
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process with this code; the command has done its work. */
  public void exit(int code) {
    if (requested.getCount() == 0) {
      // System.exit would wait for ever: the process is ending already, with a code of its own.
      Runtime.getRuntime().halt(code);
    }
    finished.countDown();
    System.exit(code);
  }
}

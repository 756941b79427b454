package dev.pactwire.ingest.run;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What hubs have brought and nobody has worked on yet, bounded in bytes. */
final class Inbox {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final long MOST_BYTES = 32L << 20;

  private final AtomicLong held = new AtomicLong();

  /**
   * Has something worked on later.
   *
   * @param bytes what it takes
   * @return false if there is no room for it
   */
  boolean take(int bytes, Executor threads, Runnable work) {
    if (held.addAndGet(bytes) > MOST_BYTES) {
      held.addAndGet(-bytes);
      return false;
    }
    try {
      threads.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException | StackOverflowError defect) {
              LOG.error("What a hub brought ended with a defect of the program.", defect);
            } finally {
              held.addAndGet(-bytes);
            }
          });
      return true;
    } catch (RejectedExecutionException closed) {
      held.addAndGet(-bytes);
      return false;
    }
  }
}

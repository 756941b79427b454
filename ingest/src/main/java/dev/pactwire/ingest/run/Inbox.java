package dev.pactwire.ingest.run;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What hubs have brought and nobody has worked on yet, bounded in bytes and in number for each
 * feed. What came for one feed is worked on one after the other, as it came, and no thread ever
 * waits for it.
 */
final class Inbox {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final long MOST_BYTES = 32L << 20;
  private static final int OVERHEAD = 1024;
  private static final int MOST_OF_ONE = 8;
  private static final long AGAIN_MILLIS = 1_000;

  private final AtomicLong held = new AtomicLong();

  /** What came for one feed. */
  static final class Feed {
    private final Queue<Brought> brought = new ArrayDeque<>();
  }

  /**
   * @param work returns false if it has to be tried again soon
   */
  private record Brought(long bytes, BooleanSupplier work) {}

  /**
   * Has something worked on later.
   *
   * @param feed whom it is for
   * @param bytes what it takes
   * @param work returns false if its feed is busy, so that it has to be tried again
   * @return false if there is no room for it
   */
  boolean take(Feed feed, int bytes, ScheduledExecutorService threads, BooleanSupplier work) {
    Brought latest = new Brought((long) bytes + OVERHEAD, work);
    if (held.addAndGet(latest.bytes()) > MOST_BYTES) {
      held.addAndGet(-latest.bytes());
      return false;
    }
    synchronized (feed) {
      if (feed.brought.size() < MOST_OF_ONE) {
        feed.brought.add(latest);
        return feed.brought.size() > 1 || goOn(feed, threads, 0);
      }
    }
    held.addAndGet(-latest.bytes());
    return false;
  }

  private boolean goOn(Feed feed, ScheduledExecutorService threads, long millis) {
    try {
      threads.schedule(() -> workOnFirst(feed, threads), millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (RejectedExecutionException closed) {
      LOG.debug("What a hub brought is dropped: the poller is closed.");
      return false;
    }
  }

  private void workOnFirst(Feed feed, ScheduledExecutorService threads) {
    Brought first;
    synchronized (feed) {
      first = feed.brought.element();
    }
    if (!isDone(first)) {
      goOn(feed, threads, AGAIN_MILLIS);
      return;
    }
    held.addAndGet(-first.bytes());
    synchronized (feed) {
      feed.brought.remove();
      if (!feed.brought.isEmpty()) {
        goOn(feed, threads, 0);
      }
    }
  }

  private static boolean isDone(Brought first) {
    try {
      return first.work().getAsBoolean();
    } catch (RuntimeException | Error defect) {
      LOG.error("What a hub brought ended with a defect of the program.", defect);
      return true;
    }
  }
}

package dev.pactwire.ingest.run;

import dev.pactwire.ingest.sources.FeedDefinition;
import java.util.Collection;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One chain of polls of a feed. Each has its own identity: when a feed goes and comes back as it
 * was, the chain of before must not go on beside the new one.
 */
final class Polling {
  private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

  final FeedDefinition feed;
  final Inbox.Feed brought = new Inbox.Feed();
  volatile Future<?> next;

  Polling(FeedDefinition feed) {
    this.feed = feed;
  }

  /** Tells of a step that ended otherwise than it should; when polling is over, as of no defect. */
  void failed(Throwable problem, boolean isOver) {
    if (isOver) {
      LOG.info(
          "The poll of feed {} was broken off, polling is over: {}", feed.id(), problem.toString());
    } else {
      LOG.error("The poll of feed {} ended with a defect of the program.", feed.id(), problem);
    }
  }

  /** Ends a chain, if there is one. */
  static void end(Polling chain) {
    Future<?> waiting = chain == null ? null : chain.next;
    if (waiting != null) {
      waiting.cancel(false);
    }
  }

  /** Ends a pool; what is under way is cut off after a while. */
  static void endAll(ExecutorService pool, long seconds) {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(seconds, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** How many of the tasks of a pool are due. */
  static long due(Collection<Runnable> tasks) {
    return tasks.stream()
        .filter(task -> task instanceof Delayed due && due.getDelay(TimeUnit.MILLISECONDS) <= 0)
        .count();
  }
}

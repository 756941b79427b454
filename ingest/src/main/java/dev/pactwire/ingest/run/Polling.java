package dev.pactwire.ingest.run;

import dev.pactwire.ingest.sources.FeedDefinition;
import java.util.Collection;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One chain of polls of a feed. Each has its own identity: when a feed goes and comes back as it
 * was, the chain of before must not go on beside the new one.
 */
final class Polling {
  final FeedDefinition feed;
  final Inbox.Feed brought = new Inbox.Feed();
  volatile Future<?> next;

  Polling(FeedDefinition feed) {
    this.feed = feed;
  }

  /** Ends a chain, if there is one. */
  static void end(Polling chain) {
    Future<?> waiting = chain == null ? null : chain.next;
    if (waiting != null) {
      waiting.cancel(false);
    }
  }

  /** How many of the tasks of a pool are due. */
  static long due(Collection<Runnable> tasks) {
    return tasks.stream()
        .filter(task -> task instanceof Delayed due && due.getDelay(TimeUnit.MILLISECONDS) <= 0)
        .count();
  }
}

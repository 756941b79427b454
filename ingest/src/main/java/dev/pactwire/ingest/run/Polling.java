package dev.pactwire.ingest.run;

import dev.pactwire.ingest.sources.FeedDefinition;
import java.util.concurrent.Future;

/**
 * One chain of polls of a feed. Each has its own identity: when a feed goes and comes back as it
 * was, the chain of before must not go on beside the new one.
 */
final class Polling {
  final FeedDefinition feed;
  volatile Future<?> next;

  Polling(FeedDefinition feed) {
    this.feed = feed;
  }

  void cancel() {
    Future<?> waiting = next;
    if (waiting != null) {
      waiting.cancel(false);
    }
  }
}

package dev.pactwire.ingest.run;

import dev.pactwire.ingest.poll.FeedHealth;
import dev.pactwire.schemas.FeedState;

/** The health of a feed in the words of the wire. */
final class FeedStates {

  private FeedStates() {}

  static FeedState of(FeedHealth health) {
    return FeedState.valueOf(health.name());
  }
}

package dev.pactwire.ingest.poll;

import java.time.Duration;
import java.util.Optional;

/** What a poll means for the rhythm of its feed. */
public sealed interface PollResult {

  /**
   * The feed was read.
   *
   * @param newEntries entries that were not known before
   * @param notBefore how long the publisher asks to wait (time to live, max-age)
   */
  record Read(int newEntries, Optional<Duration> notBefore) implements PollResult {}

  /**
   * The feed had not changed.
   *
   * @param notBefore how long the publisher asks to wait
   */
  record Unchanged(Optional<Duration> notBefore) implements PollResult {}

  /**
   * The feed could not be read.
   *
   * @param retryAfter how long the server asks to wait
   */
  record Failed(Optional<Duration> retryAfter) implements PollResult {}

  /** The publisher says that there is no such feed any more (HTTP 410). */
  record Gone() implements PollResult {}
}

package dev.pactwire.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a published article is looked at again: after one, six, 24 and 47 hours, then no more. One
 * of which only the summary could be had is tried after a quarter of an hour, too.
 */
public final class RelookPolicy {

  private static final List<Duration> LOOKS =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24), Duration.ofHours(47));
  private static final Duration SOON = Duration.ofMinutes(15);

  private RelookPolicy() {}

  /**
   * The next look.
   *
   * @param published when the article was published by us
   * @param looks how often it was looked at since
   * @param incomplete whether its text is still missing
   */
  public static Optional<Instant> next(Instant published, int looks, boolean incomplete) {
    int at = incomplete ? looks - 1 : looks;
    if (at < 0) {
      return Optional.of(published.plus(SOON));
    }
    return at < LOOKS.size() ? Optional.of(published.plus(LOOKS.get(at))) : Optional.empty();
  }
}

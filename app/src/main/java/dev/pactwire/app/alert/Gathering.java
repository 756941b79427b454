package dev.pactwire.app.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits to be sent together: whatever comes within a span after the first. When more comes
 * within such a span after the last sending, the next span is twice as long, up to {@link
 * #LONGEST}: a flood brings a few long messages, and the first of it soon. After a quiet span the
 * shortest counts again.
 *
 * <p>Without a span everything goes out alone. Not thread-safe.
 */
final class Gathering<T> {

  /** The longest span, unless the shortest is longer. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  /** So many go out together at most. */
  static final int MOST = 1_000;

  private final Duration shortest;
  private final List<T> waiting = new ArrayList<>();
  private Duration span;
  private Instant since = Instant.MIN;
  private Instant sent = Instant.MIN;

  Gathering(Duration shortest) {
    this.shortest = shortest;
    this.span = shortest;
  }

  void add(T one, Instant now) {
    if (waiting.isEmpty()) {
      since = now;
      span = now.isBefore(sent.plus(span)) ? longer() : shortest;
    }
    waiting.add(one);
  }

  private Duration longer() {
    Duration twice = span.multipliedBy(2);
    Duration longest = shortest.compareTo(LONGEST) > 0 ? shortest : LONGEST;
    return twice.compareTo(longest) < 0 ? twice : longest;
  }

  /** Whether nothing more may be added before it is sent. */
  boolean isFull() {
    return waiting.size() >= (shortest.isZero() ? 1 : MOST);
  }

  /** Whether it is time to send what waits. */
  boolean isDue(Instant now) {
    return isFull() || !waiting.isEmpty() && !now.isBefore(since.plus(span));
  }

  /** What waits, in its order. */
  List<T> waiting() {
    return List.copyOf(waiting);
  }

  /** It was sent. */
  void sent(Instant now) {
    sent = now;
    waiting.clear();
  }

  /** It is somebody else's business now. */
  void clear() {
    waiting.clear();
  }
}

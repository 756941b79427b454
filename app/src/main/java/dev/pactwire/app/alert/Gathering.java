package dev.pactwire.app.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * What waits to be sent together: whatever comes within a span after the first. When more comes
 * within such a span after the last sending, the next span is twice as long, up to {@link
 * #LONGEST}: a flood brings a few long messages, and the first of it soon. After a quiet span the
 * shortest counts again.
 *
 * <p>What is refused together is halved, until what is to blame stands alone: one of a thousand is
 * found with about twenty messages.
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

  /** How many of those that wait go out in each of the next messages, after a refusal. */
  private final Deque<Integer> parts = new ArrayDeque<>();

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
    return waiting.size() >= most();
  }

  private int most() {
    return shortest.isZero() ? 1 : MOST;
  }

  /** Whether it is time to send what waits. */
  boolean isDue(Instant now) {
    return isFull() || !parts.isEmpty() || !waiting.isEmpty() && !now.isBefore(since.plus(span));
  }

  /** What goes out next, in its order. */
  List<T> next() {
    int most = parts.isEmpty() ? most() : parts.peek();
    return List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
  }

  /** What goes out next is refused as a whole: its halves go out instead, one after the other. */
  void halve() {
    int size = next().size();
    parts.poll();
    parts.push(size - size / 2);
    parts.push(size / 2);
  }

  /** What was to go out next is done with. */
  void sent(Instant now) {
    waiting.subList(0, next().size()).clear();
    parts.poll();
    sent = now;
    since = now;
  }

  /** Those are somebody else's business now. */
  void drop(Predicate<T> those) {
    if (waiting.removeIf(those)) {
      parts.clear();
    }
  }
}

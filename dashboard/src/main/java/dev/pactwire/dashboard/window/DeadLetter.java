package dev.pactwire.dashboard.window;

import java.time.Instant;
import java.util.Optional;

/**
 * A record that could not be handled.
 *
 * @param partition partition of news.dead-letters
 * @param offset offset there
 * @param at when the record came in
 * @param key its original key
 * @param value its original value, or the beginning of it
 * @param cutFrom length of the original value in bytes, where only its beginning is kept
 * @param stage deserialization, processing or production
 * @param node the step of the topology, if one was reached
 * @param exception class of the error
 * @param message the reason in a sentence
 * @param origin partition and offset in news.articles
 * @param source feed or producer, empty where it could not be read
 */
public record DeadLetter(
    int partition,
    long offset,
    Instant at,
    Optional<byte[]> key,
    Optional<byte[]> value,
    Optional<Integer> cutFrom,
    String stage,
    String node,
    String exception,
    String message,
    String origin,
    String source) {

  /** By what it is named. */
  public String id() {
    return partition + "-" + offset;
  }
}

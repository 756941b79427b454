package dev.pactwire.ingest.extract;

import java.util.function.Function;

/**
 * A value and where it comes from.
 *
 * @param value what is stated
 * @param origin where
 */
record Stated<T>(T value, Origin origin) {

  /** Makes statements of values that were found in one place. */
  static <T> Function<T, Stated<T>> in(Origin origin) {
    return value -> new Stated<>(value, origin);
  }
}

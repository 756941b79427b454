package dev.pactwire.app.connect;

import dev.pactwire.app.error.CommandFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * No brokers to work with, once all patience is over.
 *
 * @param finding what was seen, in a sentence
 * @param advice what to do next, in a sentence or two
 * @param cause the error behind it, if there was one
 */
public record Unreachable(String finding, String advice, Optional<Exception> cause) {

  static Unreachable of(
      Obstacle obstacle, String servers, Duration within, Optional<Exception> cause) {
    String finding =
        obstacle.passes()
            ? "No Kafka broker answers at %s within %d s: %s."
                .formatted(servers, within.toSeconds(), obstacle.problem())
            : "Kafka at %s cannot be used: %s.".formatted(servers, obstacle.problem());
    return new Unreachable(finding, obstacle.advice(), cause);
  }

  /** The same as the end of a command. */
  CommandFailure failure() {
    return CommandFailure.failed(finding + " " + advice, cause.orElse(null));
  }
}

package dev.pactwire.processor.rounds;

import java.time.Duration;

/**
 * When the rounds look, and what is too long.
 *
 * @param every time between two looks
 * @param outcome how long a record may have no outcome
 * @param delivery how long after an article was told it must stand in the topics of its labels
 * @param horizon records that arrived longer ago are no longer looked for
 */
public record RoundSettings(Duration every, Duration outcome, Duration delivery, Duration horizon) {

  /** Looks four times a minute; ten minutes without an outcome, one without delivery; a day. */
  public static final RoundSettings USUAL =
      new RoundSettings(
          Duration.ofSeconds(15),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofDays(1));
}

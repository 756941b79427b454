package dev.pactwire.app.cli;

import dev.pactwire.app.config.Moments;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.span.Span;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A stretch of time, by the arrival of articles. */
final class SpanOptions {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "First moment of the span, by arrival: 2026-11-22T10:00:00Z, 2026-11-22 (UTC), or 24h for so long ago.")
  private Optional<String> from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "First moment after the span, written likewise. Default: now.")
  private Optional<String> to;

  /** Whether any of it is given. */
  boolean given() {
    return from.isPresent() || to.isPresent();
  }

  /** Whether its beginning is given. */
  boolean begins() {
    return from.isPresent();
  }

  /**
   * The span that is asked for, from the beginning of time and to {@code now} where nothing is
   * given.
   *
   * @throws CommandFailure when it cannot be meant
   */
  Span read(Instant now) {
    Instant beginning = from.map(text -> moment("--from", text, now)).orElse(Span.ALL.from());
    Instant end = to.map(text -> moment("--to", text, now)).orElse(now);
    if (end.isAfter(now)) {
      throw CommandFailure.wrongUsage(
          "--to is %s, which is still to come; it is %s now.".formatted(end, now));
    }
    if (!beginning.isBefore(end)) {
      throw CommandFailure.wrongUsage(
          "--from must be before --to, but the span would go from %s to %s."
              .formatted(beginning, end));
    }
    return new Span(beginning, end);
  }

  private static Instant moment(String option, String text, Instant now) {
    return Moments.parse(text, now)
        .orElseThrow(
            () ->
                CommandFailure.wrongUsage(
                    "%s must be %s, not '%s'.".formatted(option, Moments.ACCEPTED, text)));
  }
}

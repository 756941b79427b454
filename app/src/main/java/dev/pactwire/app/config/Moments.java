package dev.pactwire.app.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Moments as people write them: {@code 2026-11-22T10:00:00Z}, the same without a zone or only the
 * day, which are meant in UTC, or how long ago it is, such as {@code 24h}.
 */
public final class Moments {

  /** What is accepted, in words. */
  public static final String ACCEPTED =
      "a time such as 2026-11-22T10:00:00Z, a day such as 2026-11-22 (UTC), or how long ago it is, such as 24h";

  private Moments() {}

  /** Reads a moment; empty when it is none. */
  public static Optional<Instant> parse(String written, Instant now) {
    String text = written.strip();
    return Durations.parse(text)
        .map(now::minus)
        .or(
            () ->
                Stream.<Function<String, Instant>>of(
                        form -> OffsetDateTime.parse(form).toInstant(),
                        form -> LocalDateTime.parse(form).toInstant(ZoneOffset.UTC),
                        form -> LocalDate.parse(form).atStartOfDay(ZoneOffset.UTC).toInstant())
                    .flatMap(form -> read(form, text).stream())
                    .findFirst())
        .filter(Moments::fitsMilliseconds);
  }

  private static Optional<Instant> read(Function<String, Instant> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean fitsMilliseconds(Instant moment) {
    return Math.abs(moment.getEpochSecond()) < Long.MAX_VALUE / 1_000;
  }
}

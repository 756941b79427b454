package dev.pactwire.app.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** When an article was published, as a line of JSON tells it. */
public final class Published {
  private static final int DATE_LENGTH = 10;

  private Published() {}

  /**
   * Reads a time of ISO 8601 with offset, or a date; anything else is no time. A strange date is no
   * reason to leave an article without labels.
   */
  public static Optional<Instant> read(String written) {
    String stripped = written.strip();
    try {
      return Optional.of(
          stripped.length() == DATE_LENGTH
              ? LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(stripped).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

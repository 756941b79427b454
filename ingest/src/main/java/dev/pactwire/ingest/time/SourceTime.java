package dev.pactwire.ingest.time;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A moment as a source wrote it, no more precise than the source was: a day, a day with a local
 * time, or a full instant with its offset. Nothing is filled in, so that a reader can tell "on 10
 * April" from "at midnight".
 *
 * @param date the calendar day as written
 * @param time the time of day, absent when the source names only a day
 * @param offset the offset from UTC, absent when the source does not say; never present without a
 *     time
 */
public record SourceTime(LocalDate date, Optional<LocalTime> time, Optional<ZoneOffset> offset) {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** Checks that the parts fit together. */
  public SourceTime {
    requireNonNull(date, "date");
    if (offset.isPresent() && time.isEmpty()) {
      throw new IllegalArgumentException("an offset without a time of day says nothing: " + date);
    }
  }

  /** A day without a time. */
  public static SourceTime of(LocalDate date) {
    return new SourceTime(date, Optional.empty(), Optional.empty());
  }

  /** A full instant, written with its offset. */
  public static SourceTime of(OffsetDateTime moment) {
    return new SourceTime(
        moment.toLocalDate(), Optional.of(moment.toLocalTime()), Optional.of(moment.getOffset()));
  }

  /**
   * As seen in {@code zone}: a time of day without an offset is placed there; an instant that a
   * machine wrote in UTC becomes the same instant by the clock there, which can be another day.
   */
  public SourceTime inZone(ZoneId zone) {
    if (time.isPresent() && offset.equals(Optional.of(ZoneOffset.UTC))) {
      return of(instant().atZone(zone).toOffsetDateTime());
    }
    if (time.isEmpty() || offset.isPresent()) {
      return this;
    }
    return of(date.atTime(time.get()).atZone(zone).toOffsetDateTime());
  }

  /** The instant; what is unknown is read as midnight, and as UTC. */
  public Instant instant() {
    return date.atTime(time.orElse(LocalTime.MIDNIGHT)).toInstant(offset.orElse(ZoneOffset.UTC));
  }

  /**
   * ISO 8601 with just the known parts: {@code 2024-04-10}, {@code 2024-04-10T10:42:00}, {@code
   * …+02:00}.
   */
  @Override
  public String toString() {
    return date
        + time.map(t -> "T" + CLOCK.format(t)).orElse("")
        + offset.map(ZoneOffset::getId).orElse("");
  }
}

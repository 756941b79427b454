package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns a time that a machine wrote in UTC into the time of the place, which can be another day.
 * What the page shows its readers decides: the same minute at another hour tells the offset, a day
 * in the address the zone. Only then the country of the domain and the language are asked.
 */
final class LocalTimes {

  private static final int MOST_SHOWN = 40;
  private static final int QUARTER = 15;
  private static final int WIDEST = 14 * 60;

  /** Where English is written under domains of no country, by how much. */
  private static final List<ZoneId> AMERICA =
      List.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"));

  private final Stamps stamps;
  private final Optional<URI> url;
  private final Optional<String> language;

  LocalTimes(Stamps stamps, Optional<URI> url, Optional<String> language) {
    this.stamps = stamps;
    this.url = url;
    this.language = language;
  }

  /** The same moment by the clock of the place, as far as the page tells. */
  SourceTime of(SourceTime time) {
    SourceTime guess = Places.local(time, url, language);
    boolean machine = time.time().isPresent() && time.offset().equals(Optional.of(ZoneOffset.UTC));
    boolean sure = !guess.equals(time) && guess.date().equals(time.date());
    if (!machine || sure) {
      return guess;
    }
    List<SourceTime> shown = shown();
    return shown.stream()
        .flatMap(seen -> asSeen(time, seen).stream())
        .findFirst()
        .or(() -> onDayOfAddress(time, guess))
        .orElseGet(() -> onShownDay(time, guess, shown));
  }

  private List<SourceTime> shown() {
    return stamps
        .all()
        .limit(MOST_SHOWN)
        .flatMap(e -> DateHints.within(e.text(), url, language).stream())
        .toList();
  }

  /** Equal minutes and whole quarters of an hour apart: the same moment, told by another clock. */
  private static Optional<SourceTime> asSeen(SourceTime time, SourceTime seen) {
    if (seen.time().isEmpty() || time.time().isEmpty()) {
      return Optional.empty();
    }
    LocalDateTime utc = time.date().atTime(time.time().get().withSecond(0).withNano(0));
    LocalDateTime local = seen.date().atTime(seen.time().get().withSecond(0).withNano(0));
    long minutes = Duration.between(utc, local).toMinutes();
    if (minutes % QUARTER != 0 || Math.abs(minutes) > WIDEST) {
      return Optional.empty();
    }
    ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) minutes * 60);
    return Optional.of(SourceTime.of(time.instant().atOffset(offset)));
  }

  private Optional<SourceTime> onDayOfAddress(SourceTime time, SourceTime guess) {
    Optional<LocalDate> day = DateHints.inAddress(url).map(SourceTime::date);
    return day.flatMap(
        date ->
            Stream.concat(Stream.of(guess, time), AMERICA.stream().map(time::inZone))
                .filter(candidate -> candidate.date().equals(date))
                .findFirst());
  }

  /** Some systems write local time and call it UTC; then the page shows that day. */
  private static SourceTime onShownDay(SourceTime time, SourceTime guess, List<SourceTime> shown) {
    boolean asWritten = shown.stream().anyMatch(seen -> seen.date().equals(time.date()));
    boolean asGuessed = shown.stream().anyMatch(seen -> seen.date().equals(guess.date()));
    return asWritten && !asGuessed ? time : guess;
  }
}

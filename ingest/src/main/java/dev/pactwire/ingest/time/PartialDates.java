package dev.pactwire.ingest.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of ISO 8601 that are shorter than usual: {@code 2003} and {@code 2003-12}, which name their
 * first day, days of a year ({@code 2003-335}) and of a week ({@code 2004-W01-4}), years without
 * their century, and the basic form with a time ({@code 20031231T101455Z}). Also seconds or
 * milliseconds since 1970, which some programs write instead.
 */
final class PartialDates {

  private static final Pattern YEAR = Pattern.compile("(\\d{4})");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})|-(\\d{2})-?(\\d{2})");
  private static final Pattern DAY_OF_YEAR = Pattern.compile("(\\d{4})-?(\\d{3})");
  private static final Pattern SHORT_YEAR = Pattern.compile("(\\d{2})(-?)(\\d{2})\\2(\\d{2})");
  private static final Pattern BASIC =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})?(Z|[+-]\\d{2}:?\\d{2})?");

  private static final Pattern WEEK = Pattern.compile("(\\d{4})-?W(\\d{2})(?:-?([1-7]))?");

  /** From 2001 to 2286. */
  private static final Pattern EPOCH = Pattern.compile("([1-9]\\d{9})(\\d{3})?");

  private PartialDates() {}

  static Optional<SourceTime> parse(String text) {
    if (text.length() < 4 || text.length() > 22) {
      return Optional.empty();
    }
    try {
      return read(text);
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static Optional<SourceTime> read(String text) {
    Matcher year = YEAR.matcher(text);
    if (year.matches()) {
      return day(LocalDate.of(number(text), 1, 1));
    }
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      boolean whole = month.group(1) != null;
      int of = whole ? number(month.group(1)) : full(month.group(3));
      return day(LocalDate.of(of, number(month.group(whole ? 2 : 4)), 1));
    }
    Matcher ordinal = DAY_OF_YEAR.matcher(text);
    if (ordinal.matches()) {
      return day(Year.of(number(ordinal.group(1))).atDay(number(ordinal.group(2))));
    }
    Matcher brief = SHORT_YEAR.matcher(text);
    if (brief.matches()) {
      return day(
          LocalDate.of(full(brief.group(1)), number(brief.group(3)), number(brief.group(4))));
    }
    Matcher week = WEEK.matcher(text);
    if (week.matches()) {
      return day(
          LocalDate.of(number(week.group(1)), 1, 4)
              .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(week.group(2)))
              .with(ChronoField.DAY_OF_WEEK, week.group(3) == null ? 1 : number(week.group(3))));
    }
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      Instant moment = Instant.ofEpochSecond(Long.parseLong(epoch.group(1)));
      return Optional.of(SourceTime.of(moment.atOffset(ZoneOffset.UTC)));
    }
    Matcher basic = BASIC.matcher(text);
    return basic.matches() ? Optional.of(basic(basic)) : Optional.empty();
  }

  private static SourceTime basic(Matcher basic) {
    LocalDate date =
        LocalDate.of(number(basic.group(1)), number(basic.group(2)), number(basic.group(3)));
    int second = basic.group(6) == null ? 0 : number(basic.group(6));
    LocalTime time = LocalTime.of(number(basic.group(4)), number(basic.group(5)), second);
    Optional<ZoneOffset> offset = Optional.ofNullable(basic.group(7)).map(ZoneOffset::of);
    return new SourceTime(date, Optional.of(time), offset);
  }

  private static Optional<SourceTime> day(LocalDate date) {
    return Optional.of(SourceTime.of(date));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** RFC 2822, 4.3: two digits below 50 are of this century. */
  private static int full(String year) {
    int number = number(year);
    return year.length() > 2 ? number : number + (number < 50 ? 2000 : 1900);
  }
}

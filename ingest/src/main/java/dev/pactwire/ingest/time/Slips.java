package dev.pactwire.ingest.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slips of the programs that write dates into feeds, each with one thing that it can mean. */
final class Slips {

  private static final int MAX_LENGTH = 100;

  /** An offset and its name after it ({@code +0000 GMT}). */
  private static final Pattern TWICE = Pattern.compile("([+-]\\d{2}:?\\d{2})\\s+(?:GMT|UTC|UT)$");

  /** An offset in two pieces ({@code + 0100}), or without its sign, which only zero may lack. */
  private static final Pattern PIECES = Pattern.compile("(:\\d{2}\\s*[+-])\\s+(\\d{4})$");

  private static final Pattern SHORT_SECOND = Pattern.compile("(\\d:\\d{2}:)(\\d)(?![\\d:])");

  private static final Pattern NO_SIGN = Pattern.compile("(:\\d{2})\\s+0000$");

  /** RFC 3339, 5.6: both letters may be small. */
  private static final Pattern SMALL =
      Pattern.compile("^(\\d{4}-\\d{2}-\\d{2})t(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)(z?)");

  /** ISO 8601: the end of a day may be told as its 24th hour. */
  private static final Pattern END_OF_DAY =
      Pattern.compile("^(\\d{4}-\\d{2}-\\d{2})([T ])24(:00(?::00(?:\\.0+)?)?)");

  /** Whoever writes so is in Korea, which has one zone. */
  private static final Pattern KOREAN =
      Pattern.compile("^\\d{4}\\s*년.{1,20}일\\s+\\d{1,2}:\\d{2}(?::\\d{2})?$");

  private Slips() {}

  static String mended(String date) {
    if (date.length() > MAX_LENGTH) {
      return date;
    }
    if (KOREAN.matcher(date).matches()) {
      return date + " KST";
    }
    String padded = SHORT_SECOND.matcher(date).replaceFirst("$1" + "0$2");
    String offset = NO_SIGN.matcher(padded).replaceFirst("$1 +0000");
    offset = PIECES.matcher(TWICE.matcher(offset).replaceFirst("$1")).replaceFirst("$1$2");
    Matcher small = SMALL.matcher(offset);
    String large =
        small.find() ? small.replaceFirst("$1T$2" + (small.group(3).isEmpty() ? "" : "Z")) : offset;
    Matcher end = END_OF_DAY.matcher(large);
    return end.find() ? nextDay(large, end) : large;
  }

  private static String nextDay(String date, Matcher end) {
    try {
      return LocalDate.parse(end.group(1)).plusDays(1)
          + end.group(2)
          + "00"
          + end.group(3)
          + date.substring(end.end());
    } catch (DateTimeException impossible) {
      return date;
    }
  }
}

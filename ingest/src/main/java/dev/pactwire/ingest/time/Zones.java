package dev.pactwire.ingest.time;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the zone at the end of a date: {@code Z}, {@code +02:00}, {@code GMT-1}, {@code EST},
 * {@code Europe/Berlin}.
 */
final class Zones {

  private static final Pattern NUMERIC =
      Pattern.compile("(?:GMT|UTC|UT)?([+-])(\\d{1,2}):?(\\d{2})?");

  /**
   * Hours from UTC times 60. Abbreviations are ambiguous in the world; these are what feeds mean by
   * them.
   */
  private static final Map<String, Integer> MINUTES =
      Map.ofEntries(
          Map.entry("Z", 0),
          Map.entry("UT", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("WET", 0),
          Map.entry("AST", -240),
          Map.entry("AT", -240),
          Map.entry("ADT", -180),
          Map.entry("EST", -300),
          Map.entry("ET", -300),
          Map.entry("EDT", -240),
          Map.entry("CST", -360),
          Map.entry("CT", -360),
          Map.entry("CDT", -300),
          Map.entry("MST", -420),
          Map.entry("MT", -420),
          Map.entry("MDT", -360),
          Map.entry("PST", -480),
          Map.entry("PT", -480),
          Map.entry("PDT", -420),
          Map.entry("AKST", -540),
          Map.entry("AKDT", -480),
          Map.entry("HST", -600),
          Map.entry("BST", 60),
          Map.entry("WEST", 60),
          Map.entry("CET", 60),
          Map.entry("MET", 60),
          Map.entry("MEZ", 60),
          Map.entry("CEST", 120),
          Map.entry("MESZ", 120),
          Map.entry("MEST", 120),
          Map.entry("EET", 120),
          Map.entry("EEST", 180),
          Map.entry("MSK", 180),
          Map.entry("JST", 540),
          Map.entry("KST", 540),
          Map.entry("HKT", 480),
          Map.entry("SGT", 480),
          Map.entry("AWST", 480),
          Map.entry("ACST", 570),
          Map.entry("AEST", 600),
          Map.entry("AEDT", 660),
          Map.entry("NZST", 720),
          Map.entry("NZDT", 780));

  private Zones() {}

  /**
   * The offset that {@code zone} means at {@code local}; absent for a name nobody knows.
   *
   * @throws DateTimeException for a number of hours that no zone has: such a date is not to be
   *     trusted at all
   */
  static Optional<ZoneOffset> offset(String zone, LocalDateTime local) {
    String name = zone.strip();
    Matcher numeric = NUMERIC.matcher(name.toUpperCase(Locale.ROOT));
    if (numeric.matches()) {
      return Optional.of(numericOffset(numeric));
    }
    Integer minutes = MINUTES.get(name.toUpperCase(Locale.ROOT));
    if (minutes != null) {
      return Optional.of(ZoneOffset.ofTotalSeconds(minutes * 60));
    }
    return name.contains("/")
        ? Optional.of(ZoneId.of(name).getRules().getOffset(local))
        : Optional.empty();
  }

  private static ZoneOffset numericOffset(Matcher numeric) {
    int minutes = Integer.parseInt(numeric.group(2)) * 60;
    minutes += numeric.group(3) == null ? 0 : Integer.parseInt(numeric.group(3));
    return ZoneOffset.ofTotalSeconds((numeric.group(1).equals("-") ? -minutes : minutes) * 60);
  }
}

package dev.pactwire.ingest.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one date as feeds and pages write it. The fixed forms come first (RFC 3339 and its W3C
 * profile, RFC 822 with its many misspellings), then forms in words and numbers of several
 * languages. The whole string must be a date: a trailing word makes it unreadable rather than
 * half-read. Dates that could be read two ways ({@code 03/04/2024}) stay unread.
 */
public final class TimeParser {

  private static final int MAX_LENGTH = 100;
  private static final String WEEKDAY = "(?:\\p{L}{2,}+\\.?(?:\\s*,\\s*|\\s+))?";
  private static final String CLOCK =
      "(\\d{1,2})(?:[:.h]|[時时시]\\s?)(\\d{2})[分분]?(?::(\\d{2})(?:[.,]\\d{1,9})?)?";

  /** The name of a month; Arabic ones can have two words, Thai ones have full stops inside. */
  private static final String MONTH =
      "([\\p{L}\\p{M}]{2,}\\.?|\\p{IsArabic}{3,}\\s\\p{IsArabic}{5,}|[\\p{IsThai}.]{3,})";

  /** The same month by the names of another country, as Arabic papers write it. */
  private static final String OTHER_NAME = "(?:\\s?/\\s?\\p{IsArabic}+(?:\\s\\p{IsArabic}{5,})?)?";

  /** A day of the week behind the day of the month, as in Japan, Korea and China. */
  private static final String EASTERN_WEEKDAY =
      "(?:\\s*[(（]\\p{L}{1,3}[)）]|\\s*(?:星期|周|週)\\p{L}|\\s*[日月火水木金土]曜日?)?";

  private static final String HALF = "(?:\\s*([AaPp]\\.?[Mm]\\.?))?";
  private static final String UHR = "(?:\\s*(?:Uhr|h|hrs|Hours|ч\\.?))?";
  private static final String ZONE =
      "(?:\\s*\\(?((?:GMT|UTC|UT)?[+-]\\d{1,2}:?\\d{2}|(?:GMT|UTC)[+-]\\d{1,2}|[+-]\\d{2}|[A-Za-z]{1,5}|[A-Z][A-Za-z]+/[A-Za-z_]+)\\)?)?";
  private static final String JOIN =
      "(?:\\s*[,|/•·]\\s*|\\s+[-–—]\\s+|\\s+|\\s*T\\s*)(?:um|at|à|a las|alle|om|в|o|às|kl\\.?)?\\s*";
  private static final String TIME = "(?:" + JOIN + CLOCK + HALF + UHR + ZONE + ")?";
  private static final String EASTERN_TIME =
      EASTERN_WEEKDAY + "(?:\\s*[,|/•·]?\\s*" + CLOCK + HALF + UHR + ZONE + ")?";
  private static final String TAIL = "(?:\\s*\\([A-Za-z ]+\\))?";

  private static final int MAX_SEARCHED = 2000;

  /**
   * The first forms of the list are safe to look for inside a text; the others would match mere
   * numbers.
   */
  private static final int SEARCHABLE = 8;

  /**
   * A date found in a text.
   *
   * @param time what it says
   * @param start index of its first character
   * @param end index after its last
   */
  public record Found(SourceTime time, int start, int end) {}

  /**
   * A form of a date: its pattern, and where in the groups year, month and day stand; the time
   * follows them.
   */
  private record Form(Pattern pattern, Pattern inText, int year, int month, int day) {
    static Form of(String date, int year, int month, int day) {
      Pattern inText =
          Pattern.compile(
              "(?<![\\p{L}\\d/.,-])" + date.replace(WEEKDAY, "") + TIME + "(?![\\d/-]|\\.\\d)");
      return new Form(Pattern.compile(date + TIME + TAIL), inText, year, month, day);
    }

    /** Where words stand without spaces between them, a date may follow and precede letters. */
    static Form eastern(String date) {
      Pattern inText = Pattern.compile("(?<![\\d/.,-])" + date + EASTERN_TIME + "(?!\\d)");
      return new Form(Pattern.compile(date + EASTERN_TIME), inText, 1, 2, 3);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of(WEEKDAY + "(\\d{4})-(\\d{1,2})-0?(\\d{1,2})", 1, 2, 3),
          Form.of(
              WEEKDAY
                  + "(\\d{1,2})(?:\\.|er|st|nd|rd|th)?(?:\\s+(?:de\\s+|of\\s+|d['’])?|-)"
                  + MONTH
                  + OTHER_NAME
                  + ",?(?:\\s+(?:del?\\s+)?|-)(\\d{4}|\\d{2})",
              3,
              2,
              1),
          Form.of(
              WEEKDAY + "(\\p{L}{3,}\\.?)\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s+(\\d{4})",
              3,
              1,
              2),
          Form.of(WEEKDAY + "(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4}|\\d{2})", 3, 2, 1),
          Form.of(WEEKDAY + "(\\d{4})(?:/|\\.\\s?)(\\d{1,2})(?:/|\\.\\s?)(\\d{1,2})\\.?", 1, 2, 3),
          Form.eastern(
              "((?:令和|平成)\\s?(?:\\d{1,2}|元)|\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일]"),
          Form.of(
              "(\\d{4})(?:\\.|\\s+m\\.)?\\s+([\\p{L}\\p{M}]{3,}\\.?)\\s+(\\d{1,2})(?:\\s+d)?\\.?",
              1, 2, 3),
          Form.of("(\\d{1,2})\\s+tháng\\s+(\\d{1,2})(?:,|\\s+năm)?\\s+(\\d{4})", 3, 2, 1),
          Form.of("(\\d{4})-(\\p{L}{3,})-(\\d{1,2})", 1, 2, 3),
          Form.of("(\\d{4})(\\d{2})(\\d{2})", 1, 2, 3));

  /** {@code Sun Jan 4 16:29:06 [zone] 2004}, as C's asctime writes it: the year comes last. */
  private static final Pattern ASCTIME =
      Pattern.compile(
          "\\p{L}{3},?\\s+(\\p{L}{3,})\\s+(\\d{1,2})\\s+"
              + CLOCK
              + "(?:\\s+([+-]\\d{4}|[A-Z]{1,5}))?\\s+(\\d{4})(?:\\s+([+-]\\d{4}|[A-Z]{1,5}))?");

  /** Before the clock and not after it; whoever writes so is in Korea, which has one zone. */
  private static final Pattern KOREAN_HALF =
      Pattern.compile("(오전|오후)\\s*(\\d{1,2}:\\d{2}(?::\\d{2})?)$");

  private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(.*)");

  private TimeParser() {}

  /**
   * Reads a date.
   *
   * @param text one date and nothing else; surrounding white space is ignored
   * @return what it says, or empty if it is no date or an impossible one (32 May, 25 o'clock)
   */
  public static Optional<SourceTime> parse(String text) {
    String clean = plain(text).strip();
    if (clean.length() < 6 || clean.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher korean = KOREAN_HALF.matcher(clean);
    if (korean.find()) {
      String half = korean.group(1).equals("오후") ? " PM" : " AM";
      return parse(korean.replaceFirst(korean.group(2) + half + " KST"));
    }
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(clean);
      if (matcher.matches()) {
        return build(matcher, form);
      }
    }
    return asctime(clean).or(() -> slashed(clean));
  }

  /**
   * As {@link #parse}, and also the shorter forms of {@link PartialDates}. Only for elements that
   * hold a date and nothing else: in a page such numbers are anything.
   */
  public static Optional<SourceTime> parseOrPartial(String text) {
    String clean = text.strip();
    return PartialDates.parse(clean).or(() -> parse(Slips.mended(clean)));
  }

  private static Optional<SourceTime> build(Matcher m, Form form) {
    return valid(
        match -> {
          LocalDate date = date(m.group(form.year()), m.group(form.month()), m.group(form.day()));
          return m.group(4) == null
              ? SourceTime.of(date)
              : withTime(date, clock(m, 4, m.group(7)), m.group(8));
        },
        m);
  }

  private static Optional<SourceTime> asctime(String text) {
    Matcher m = ASCTIME.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    String zone = m.group(6) == null ? m.group(8) : m.group(6);
    return valid(
        match -> withTime(date(m.group(7), m.group(1), m.group(2)), clock(m, 3, null), zone), m);
  }

  /**
   * Slashes are day/month in Europe and month/day in America: read only where one of the two is
   * impossible.
   */
  private static Optional<SourceTime> slashed(String text) {
    Matcher m = SLASHED.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(2));
    if (first <= 12 && second <= 12 && first != second) {
      return Optional.empty();
    }
    int day = Math.max(first, second);
    int month = Math.min(first, second);
    return parse(m.group(3) + "-" + month + "-" + day + m.group(4));
  }

  /**
   * Finds the first date inside a longer text. Stricter than {@link #parse}: the year must have
   * four digits, and the date must not be part of a longer number or word.
   *
   * @param text a line or a paragraph; only its first {@value #MAX_SEARCHED} characters are looked
   *     at
   */
  public static Optional<Found> find(String text) {
    String line = plain(text.substring(0, Math.min(text.length(), MAX_SEARCHED)));
    Optional<Found> first = Optional.empty();
    for (Form form : FORMS.subList(0, SEARCHABLE)) {
      Matcher matcher = form.inText().matcher(line);
      while (matcher.find()) {
        boolean earlier = first.isEmpty() || matcher.start() < first.get().start();
        Optional<SourceTime> time =
            earlier && matcher.group(form.year()).length() != 2
                ? build(matcher, form)
                : Optional.empty();
        if (time.isPresent()) {
          first = Optional.of(new Found(time.get(), matcher.start(), matcher.end()));
          break;
        }
      }
    }
    return first;
  }

  private static SourceTime withTime(LocalDate date, LocalTime time, String zone) {
    Optional<ZoneOffset> offset =
        zone == null ? Optional.empty() : Zones.offset(zone, date.atTime(time));
    return new SourceTime(date, Optional.of(time), offset);
  }

  private static LocalTime clock(Matcher m, int group, String half) {
    int hour = Integer.parseInt(m.group(group));
    int second = m.group(group + 2) == null ? 0 : Integer.parseInt(m.group(group + 2));
    // RFC 3339, 5.7: a leap second; java.time has none.
    second = second == 60 ? 59 : second;
    if (half != null && hour >= 1 && hour <= 12) {
      hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
    }
    return LocalTime.of(hour, Integer.parseInt(m.group(group + 1)), second);
  }

  /** Plain spaces, and the digits that every script has of its own as ASCII's. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 127) {
        plain.append(c);
      } else if (Character.isDigit(c)) {
        plain.append((char) ('0' + Character.digit(c, 10)));
      } else {
        plain.append(Character.isSpaceChar(c) ? ' ' : c);
      }
    }
    return plain.toString();
  }

  private static LocalDate date(String year, String month, String day) {
    int full = Years.full(year, month);
    Month named =
        Character.isDigit(month.charAt(0)) ? Month.of(Integer.parseInt(month)) : named(month);
    return LocalDate.of(full, named, Integer.parseInt(day));
  }

  private static Month named(String name) {
    return Months.named(name).orElseThrow(() -> new DateTimeException("no month: " + name));
  }

  private static Optional<SourceTime> valid(Function<Matcher, SourceTime> reader, Matcher matcher) {
    try {
      return Optional.of(reader.apply(matcher));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }
}

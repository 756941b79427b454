package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Where the day of publication hides on pages that do not declare it: digits in the address, data
 * of scripts, the opening words of the text, short stamps.
 */
final class DateHints {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("/((?:19|20)\\d{2})[/-](\\d{1,2})[/-](\\d{1,2})(?=[/.-]|$)");
  private static final Pattern YEAR_FIRST_ANYWHERE =
      Pattern.compile("(?<!\\d)(20\\d{2})-?([01]\\d)-?([0-3]\\d)(?!\\d)");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(?<!\\d)([0-3]\\d)([-_.]?)([01]\\d)\\2(20\\d{2})(?!\\d)");
  private static final Pattern IN_SCRIPT =
      Pattern.compile(
          "[\"'](?:\\w*date_?published|published_?(?:at|on|date|time)|publish_?(?:date|time)|\\w*publi(?:cation|shing)_?date|first_?published)[\"']?\\s*[:=]\\s*[\"'](\\d{4}-\\d\\d-\\d\\d[^\"']{0,25})[\"']",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SLASHED =
      Pattern.compile(
          "(?<![\\d/])(\\d{1,2})\\s?[/|]\\s?(\\d{1,2})\\s?[/|]\\s?(\\d{4}|\\d{2})(?![\\d/])");
  private static final Set<String> AMERICAN = Set.of("us", "com", "org", "net", "edu", "gov", "ph");
  private static final int OPENING = 90;
  private static final int PARAGRAPHS = 6;
  private static final int LONG = 120;
  private static final int DATELINE = 45;

  /** What may stand before the date of a dateline: nothing, a bracket, a place. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?!(?:Am|Ab|Im|Vom|Seit|Bis|Nach|Vor|On|By|In|Since|Until|Le|El|Il|Em|Dnia|С|До)\\s)(?:\\p{Lu}[\\p{L}-]+(?:[ /]\\p{Lu}[\\p{L}-]+)?\\s*[,:]?\\s*)?[(\\[]?");

  private static final int LONGEST_SCRIPT = 400_000;

  private DateHints() {}

  /** A day in the path as blogs and papers write it: {@code /2024/04/10/}. */
  static Optional<SourceTime> inAddress(Optional<URI> url) {
    return day(YEAR_FIRST, path(url), 1, 2, 3);
  }

  /** A day anywhere in the path: {@code 10-04-2024}, {@code 10042024} or {@code 20240410}. */
  static Optional<SourceTime> anywhereInAddress(Optional<URI> url) {
    String path = path(url);
    return day(DAY_FIRST, path, 4, 3, 1).or(() -> day(YEAR_FIRST_ANYWHERE, path, 1, 2, 3));
  }

  /** A time of publication in data that a page holds for its scripts. */
  static Optional<SourceTime> inScripts(Document document) {
    for (Element script : document.select("script")) {
      String data = script.data();
      Matcher matcher =
          IN_SCRIPT.matcher(data.substring(0, Math.min(data.length(), LONGEST_SCRIPT)));
      if (matcher.find()) {
        return lenient(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  /** An ISO date, of whose time no more is kept than can be read. */
  static Optional<SourceTime> lenient(String text) {
    String start = text.strip();
    return TimeParser.parse(start)
        .or(
            () ->
                start.length() > 10 && start.charAt(4) == '-'
                    ? TimeParser.parse(start.substring(0, 10))
                    : Optional.empty());
  }

  /** A date among the first words of the first paragraphs: "Berlin, 10. April 2024 – …". */
  static Optional<SourceTime> opening(Document document, Asides asides) {
    return document.select("p, h1, h2, h3").stream()
        .filter(e -> e.hasText() && !asides.contain(e))
        .limit(PARAGRAPHS)
        .map(Element::text)
        .flatMap(text -> found(text, OPENING).stream())
        .map(TimeParser.Found::time)
        .findFirst()
        .or(() -> ofProse(document, asides));
  }

  /** The first long texts, wherever they stand; their date has to come at once. */
  private static Optional<SourceTime> ofProse(Document document, Asides asides) {
    return document.select("p, div, td").stream()
        .filter(e -> !asides.contain(e))
        .map(Element::ownText)
        .filter(text -> text.length() >= LONG)
        .limit(PARAGRAPHS)
        .flatMap(
            text ->
                found(text, DATELINE)
                    .filter(date -> PLACE.matcher(text.substring(0, date.start())).matches())
                    .stream())
        .map(TimeParser.Found::time)
        .findFirst();
  }

  private static Optional<TimeParser.Found> found(String text, int reach) {
    return TimeParser.find(text.substring(0, Math.min(reach, text.length())));
  }

  /**
   * A stamp: the whole text is a date, also one with slashes. The day comes first, but on pages
   * that are likely American.
   */
  static Optional<SourceTime> stamp(String text, Optional<URI> url, Optional<String> language) {
    return TimeParser.parse(text).or(() -> within(text, url, language));
  }

  /** As {@link #stamp}, of a date that has words around it. */
  static Optional<SourceTime> within(String text, Optional<URI> url, Optional<String> language) {
    return TimeParser.find(text)
        .map(TimeParser.Found::time)
        .or(
            () ->
                dayFirst(url, language)
                    ? day(SLASHED, text, 3, 2, 1)
                    : day(SLASHED, text, 3, 1, 2));
  }

  /** America alone writes the month first; an English page of an international domain may. */
  private static boolean dayFirst(Optional<URI> url, Optional<String> language) {
    String tag = language.orElse("en").toLowerCase(Locale.ROOT);
    String host = url.map(URI::getHost).orElse("");
    String domain = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean english = tag.startsWith("en") && !tag.matches("en-(?:gb|ie|au|nz|in|za)");
    return !english || !domain.isEmpty() && !AMERICAN.contains(domain);
  }

  private static Optional<SourceTime> day(Pattern form, String text, int year, int month, int day) {
    Matcher matcher = form.matcher(text);
    return Stream.iterate(matcher.find(), found -> found, found -> matcher.find())
        .flatMap(found -> date(matcher.group(year), matcher.group(month), matcher.group(day)))
        .findFirst();
  }

  private static Stream<SourceTime> date(String year, String month, String day) {
    try {
      int full = Integer.parseInt(year) + (year.length() == 2 ? 2000 : 0);
      return Stream.of(
          SourceTime.of(LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day))));
    } catch (DateTimeException noDay) {
      return Stream.empty();
    }
  }

  private static String path(Optional<URI> url) {
    return url.map(URI::getPath).orElse("");
  }
}

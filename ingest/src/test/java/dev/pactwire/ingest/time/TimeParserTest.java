package dev.pactwire.ingest.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "11.04.2024 - 14:32 Uhr | 2024-04-11T14:32:00",
        "10.04.2024, 10:42 Uhr | 2024-04-10T10:42:00",
        "16. November 2026, 13.40 Uhr | 2026-11-16T13:40:00",
        "February 26, 2024 um 08:45 AM | 2024-02-26T08:45:00",
        "February 26, 2024 at 8:45 p.m. | 2024-02-26T20:45:00",
        "12. März 2021 | 2021-03-12",
        "3 mai 2019 à 14h30 | 2019-05-03T14:30:00",
        "1er mai 2020 | 2020-05-01",
        "14 de agosto de 2023 | 2023-08-14",
        "Fri, 20 Nov 2026 12:30:00 GMT | 2026-11-20T12:30:00Z",
        "Mon, 26 January 2004 16:31:00 EST | 2004-01-26T16:31:00-05:00",
        "Wed, 19 Feb 2012 22:40:00 GMT-01:01 | 2012-02-19T22:40:00-01:01",
        "Sun Jan  4 16:29:06 2004 | 2004-01-04T16:29:06",
        "2003-12-31T10:14:55.1234Z | 2003-12-31T10:14:55Z",
        "2024-04-10T10:42:00+0200 | 2024-04-10T10:42:00+02:00",
        "2024-04-10 | 2024-04-10",
        "20240410 | 2024-04-10",
        "3/14/2024 | 2024-03-14",
        "2024年4月10日 | 2024-04-10",
      })
  void readsWhatFeedsAndPagesWrite(String text, String expected) {
    assertThat(TimeParser.parse(text)).map(SourceTime::toString).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "٢٢ نوفمبر ٢٠٢٦ | 2026-11-22",
        "22 تشرين الثاني/نوفمبر 2026 | 2026-11-22",
        "22 أغسطس/ آب 2026 | 2026-08-22",
        "22 ΝΟΕΜΒΡΙΟΥ 2026 | 2026-11-22",
        "22 KASIM 2026, 14:30 | 2026-11-22T14:30:00",
        "22. studenoga 2026 | 2026-11-22",
        "22 Agustus 2026 | 2026-08-22",
        "22 d’octubre del 2026 | 2026-10-22",
        "2026. november 22. 14:30 | 2026-11-22T14:30:00",
        "2026 m. lapkričio 22 d. | 2026-11-22",
        "22 tháng 11, 2026 | 2026-11-22",
        "22 พ.ย. 2569 | 2026-11-22",
        "22 พฤศจิกายน 2569 | 2026-11-22",
        "22 नवंबर 2026 | 2026-11-22",
        "22 בנובמבר 2026 | 2026-11-22",
        "令和8年11月22日 | 2026-11-22",
        "平成元年1月8日 | 1989-01-08",
        "2026年11月22日14時30分 | 2026-11-22T14:30:00",
        "2026年11月22日（日）14:30 | 2026-11-22T14:30:00",
        "2026년 11월 22일 (일) 14:30 | 2026-11-22T14:30:00",
        "2026. 11. 22. 14:30 | 2026-11-22T14:30:00",
      })
  void readsAndFindsDatesOfOtherScripts(String text, String expected) {
    assertThat(TimeParser.parse(text)).map(SourceTime::toString).contains(expected);
    assertThat(TimeParser.find("(" + text + ")"))
        .map(found -> found.time().toString())
        .contains(expected);
  }

  @Test
  void findsADateBetweenLettersWhereNoSpacesAreWritten() {
    assertThat(TimeParser.find("发布于2026年11月22日14:30来源：新华社"))
        .map(found -> found.time().toString())
        .contains("2026-11-22T14:30:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "3/4/2024",
        "32.01.2024",
        "2003-12-31T25:14:55Z",
        "Sun, 16 zzz 2012 11:47:32 GMT",
        "2013-01-28T11:30:00-06:00Textra",
        "9999-12-31T23:59:59-99:99",
        "1234567890123"
      })
  void leavesUnreadWhatIsNoDateOrCouldBeTwo(String text) {
    assertThat(TimeParser.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2004-W01-4 | 2004-01-01",
        "2004W53 | 2004-12-27",
        "1072986501 | 2004-01-01T19:48:21Z",
        "1072986501000 | 2004-01-01T19:48:21Z",
        "2004-01-01t19:48:21z | 2004-01-01T19:48:21Z",
        "2004-01-01t19:48:21+02:00 | 2004-01-01T19:48:21+02:00",
        "2004-12-31T24:00:00Z | 2005-01-01T00:00:00Z",
        "2016-12-31T23:59:60Z | 2016-12-31T23:59:59Z",
        "Mon, 5 Jan 2004 10:00:00 +0100 GMT | 2004-01-05T10:00:00+01:00",
        "Mon, 5 Jan 2004 10:00:00 - 0330 | 2004-01-05T10:00:00-03:30",
        "Mon, 5 Jan 2004 10:00:00 0000 | 2004-01-05T10:00:00Z",
        "2006-01-17T12:35:9+01:00 | 2006-01-17T12:35:09+01:00",
        "2004년 01월 28일  01:31:15 | 2004-01-28T01:31:15+09:00",
      })
  void readsTheShortFormsAndTheSlipsOfFeeds(String text, String expected) {
    assertThat(TimeParser.parseOrPartial(text)).map(SourceTime::toString).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2004-W60-1", "2004-13-01T24:00:00Z", "0000000001", "2004-01-01T24:01Z"})
  void leavesUnreadWhatNoCalendarHas(String text) {
    assertThat(TimeParser.parseOrPartial(text)).isEmpty();
  }

  @Test
  void findsTheFirstDateInAText() {
    Optional<TimeParser.Found> found =
        TimeParser.find("Erstpublikation: 10.04.2024, 10:42 Uhr. Zuletzt am 12.04.2024 geändert.");

    assertThat(found)
        .map(TimeParser.Found::time)
        .map(SourceTime::toString)
        .contains("2024-04-10T10:42:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"call 030 12.12.99 now", "version 1.2.2024.7", "ISBN 978-3-16-148410-0"})
  void findsNoDateInOtherNumbers(String text) {
    assertThat(TimeParser.find(text)).isEmpty();
  }

  @Test
  void localTimeGetsTheOffsetOfItsDay() {
    SourceTime summer = TimeParser.parse("10.04.2024, 10:42 Uhr").orElseThrow();
    SourceTime winter = TimeParser.parse("10.01.2024, 10:42 Uhr").orElseThrow();

    assertThat(summer.inZone(ZoneId.of("Europe/Berlin"))).hasToString("2024-04-10T10:42:00+02:00");
    assertThat(winter.inZone(ZoneId.of("Europe/Berlin"))).hasToString("2024-01-10T10:42:00+01:00");
  }

  @Property(seed = "20261122")
  void readsBackEveryInstantInTheFixedForms(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
      @ForAll @IntRange(min = -17, max = 17) int hours) {
    OffsetDateTime moment = Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofHours(hours));

    String rfc822 =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH).format(moment);
    String rfc3339 =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).format(moment);

    assertThat(TimeParser.parse(rfc822)).map(SourceTime::instant).contains(moment.toInstant());
    assertThat(TimeParser.parse(rfc3339)).map(SourceTime::instant).contains(moment.toInstant());
  }

  @Property(seed = "20261122")
  void neverFailsOnAnyText(@ForAll String text) {
    assertThat(TimeParser.parse(text)).isNotNull();
    assertThat(TimeParser.find(text)).isNotNull();
  }

  @Test
  void readsTheHalfOfTheDayBeforeAKoreanClock() {
    assertThat(TimeParser.parse("2004-05-25 오후 11:23:17"))
        .map(SourceTime::toString)
        .contains("2004-05-25T23:23:17+09:00");
    assertThat(TimeParser.parse("2004-05-25 오전 25:00")).isEmpty();
  }

  @Test
  void readsMostOfTheDatesOfAnotherParsersTests() throws IOException {
    // Given 72 strings with their meaning; six of them, two-digit years in ISO form and the like,
    // are guesses we do not make
    var rows =
        Files.readAllLines(Shared.path("data/feedparser_dates.tsv")).stream()
            .skip(1)
            .map(line -> line.split("\t", -1))
            .toList();

    // When each is read
    long right =
        rows.stream()
            .filter(
                row ->
                    TimeParser.parseOrPartial(row[1])
                        .map(t -> t.instant().getEpochSecond())
                        .equals(meaning(row[2])))
            .count();

    // Then
    assertThat(right).isGreaterThanOrEqualTo(rows.size() - 6);
  }

  private static Optional<Long> meaning(String tuple) {
    if (!tuple.startsWith("(")) {
      return Optional.empty();
    }
    int[] n =
        java.util.Arrays.stream(tuple.substring(1, tuple.length() - 1).split(", "))
            .mapToInt(Integer::parseInt)
            .toArray();
    return Optional.of(
        OffsetDateTime.of(n[0], n[1], n[2], n[3], n[4], n[5], 0, ZoneOffset.UTC).toEpochSecond());
  }
}

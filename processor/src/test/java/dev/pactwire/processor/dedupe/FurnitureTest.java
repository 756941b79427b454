package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FurnitureTest {

  private static final String STORY =
      "Die Brücke über den Arn bleibt bis zum Herbst gesperrt, weil die Pfeiler neu gegründet"
          + " werden. Die Stadt rechnet mit Kosten, die höher liegen als gedacht, und sucht nach"
          + " einer Fähre für die Pendler. Bis dahin fahren die Busse einen Umweg über die Höhe,"
          + " der an Werktagen eine halbe Stunde länger dauert, und die Schule beginnt am Morgen"
          + " später. Über den Preis der Fähre wird noch verhandelt.";

  private static final String BRIEF = "Die Brücke über den Fluss bleibt bis zum Herbst gesperrt.";

  private final Fingerprinter fingerprinter = new Fingerprinter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BERLIN (dpa) - ",
        "Arnfeld (dpa/lno) – ",
        "Berlin/Arnfeld, 3. Nov. (dpa-AFX) -- ",
        "(Reuters) - ",
        "LONDON, Nov 3 (Reuters) - ",
        "WASHINGTON (AP) — ",
        "WASHINGTON (AP) _ ",
        "(AP)",
        "(AP) ",
        "PARIS, Nov 3 (AFP) - ",
        "PARIS, 3 nov 2026 (AFP) - ",
        "Paris (AFP) - ",
        "MADRID, 3 Nov. (EUROPA PRESS) - ",
        "Madrid, 3 nov (EFE).- ",
        "Roma, 3 nov. (Adnkronos) - ",
        "MOSCOW, November 3 (TASS/RIA). ",
        "NEW YORK, March 3 - ",
        "    CHICAGO, March 3 - ",
        "Arnfeld, 3. November 2026 - ",
        "AFP - ",
        "新华社北京11月3日电 ",
        "【AFP社】"
      })
  void datelinesAndCreditsAtTheBeginningAreLeftOut(String dateline) {
    assertThat(of(dateline + STORY)).isEqualTo(of(STORY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reuter",
        " REUTER &#3;",
        "dpa ab/cd",
        "(AFP)",
        "(Reporting by Ann Grey in Arnfeld; Editing by Bob Brown)",
        "© 2026 AFP",
        "Copyright 2026 The Associated Press. All rights reserved.",
        "Mit Material von dpa",
        "» Lesen Sie auch: So wird die Fähre gebaut",
        "Mehr zum Thema: Brücken im Land",
        "Read more: the ferry of Arnfeld",
        "À lire aussi : le pont d'Arnfeld",
        "Lea también: el puente de Arnfeld",
        "Alle Rechte vorbehalten. Vervielfältigung nur mit Genehmigung."
      })
  void linesOfCreditAndLinksAreLeftOutWhereverTheyStand(String line) {
    assertThat(of(STORY + "\n" + line + "\n")).isEqualTo(of(STORY));
    assertThat(of(line + "\n\n" + STORY)).isEqualTo(of(STORY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reuters said on Monday that it had sold the house. ",
        "AP courses are offered by every school of the town. ",
        "Berlin - das ist nicht nur eine Stadt. ",
        "The mayor (65) - a former ferryman - was angry. ",
        "In Paris (where it rained) the talks went on. "
      })
  void whatOnlyResemblesADatelineStays(String beginning) {
    assertThat(of(beginning + STORY).tokenCount())
        .isEqualTo(of(STORY).tokenCount() + of(beginning).tokenCount());
  }

  @Test
  void aShortNoticeKeepsPlaceAndDateButNotTheAgency() {
    // Given
    Fingerprint plain = of(BRIEF);
    Fingerprint placed = of("BERLIN " + BRIEF);
    Fingerprint dated = of("Berlin, 3. November " + BRIEF);
    // Then
    assertThat(of("(Reuters) - " + BRIEF)).isEqualTo(plain);
    assertThat(of(BRIEF + "\n(dpa)")).isEqualTo(plain);
    assertThat(of("BERLIN (dpa/lno) - " + BRIEF).sameBody(placed)).isTrue();
    assertThat(of("BERLIN (AFP) -\n" + BRIEF).sameBody(placed)).isTrue();
    assertThat(of("BERLIN - " + BRIEF).sameBody(placed)).isTrue();
    assertThat(of("HAMBURG - " + BRIEF).sameBody(placed)).isFalse();
    assertThat(of("Berlin, 3. Nov. (dpa-AFX) -- " + BRIEF).sameBody(dated)).isTrue();
    assertThat(of("Berlin, 3. Nov. (dpa-AFX) -- " + BRIEF).datelineTokens()).isEqualTo(3);
    assertThat(dated.datelineTokens()).isZero();
    assertThat(of("Berlin, 4. Nov. (dpa-AFX) -- " + BRIEF).sameBody(dated)).isFalse();
    assertThat(of("新华社北京11月3日电 " + BRIEF).sameBody(of("新华社上海11月3日电 " + BRIEF))).isFalse();
  }

  @Test
  void aTextOfFurnitureAloneIsKeptAsItIs() {
    assertThat(of("Reuter").tokenCount()).isEqualTo(1);
    assertThat(of("BERLIN (dpa) -").isEmpty()).isFalse();
  }

  @Test
  void aLongParagraphIsNoLineOfFurnitureHoweverItBegins() {
    String paragraph = "Read more books, said the minister. " + STORY + " " + STORY;
    assertThat(of(paragraph).tokenCount()).isGreaterThan(2 * of(STORY).tokenCount());
  }

  @Test
  void manyLinesCostNoMoreThanTheirLength() {
    // Given text that a careless pattern would try again and again
    String hostile = "A A A A, A A A A A A A A A A A A A A A A (AP/AP/AP/AP/ A A\n".repeat(20_000);
    // Then it comes to an end
    assertThat(of(hostile).tokenCount()).isPositive();
  }

  private Fingerprint of(String body) {
    return fingerprinter.of("", body);
  }
}

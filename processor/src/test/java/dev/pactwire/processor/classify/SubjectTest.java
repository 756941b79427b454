package dev.pactwire.processor.classify;

import static dev.pactwire.processor.classify.TestClassifier.classify;
import static dev.pactwire.processor.classify.TestClassifier.focus;
import static dev.pactwire.processor.classify.TestClassifier.ids;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What makes an alliance the subject of an article and what only a mention. */
class SubjectTest {
  private static final String MARGINS =
      "Canada and Norway have signed a fisheries treaty after four years of talks. The two ministers"
          + " spoke of cod, of quotas and of the weather, and thanked their fishermen for their"
          + " patience. Both parliaments still have to agree, which is thought to be a formality."
          + " The G20 host had lent them a room, and a pen.";

  @Test
  void aSideMatterInTheTitleIsOneInTheWholeArticle() {
    // When
    Classification answer =
        classify("en", "Canada and Norway sign treaty on the margins of the G20 summit", MARGINS);

    // Then
    assertThat(ids(answer.alliances())).contains("g20");
    assertThat(focus(answer.alliances())).doesNotContain("g20");
    assertThat(answer.alliances().get(0).evidence())
        .anyMatch(evidence -> evidence.weight() < 0 && evidence.text().contains("margins"));
  }

  @Test
  void aNameAndItsAbbreviationSideBySideCountOnce() {
    // Given
    String text =
        "The minister spoke for an hour about schools, hospitals and the price of maize. She also"
            + " praised %s and went home. Farmers listened. Nobody asked about anything else.";

    // When
    Label once = classify("en", "A speech", text.formatted("the African Union")).alliances().get(0);
    Label twice =
        classify("en", "A speech", text.formatted("the Organisation of African Unity (OAU)"))
            .alliances()
            .get(0);

    // Then
    assertThat(twice.role()).isEqualTo(once.role());
    assertThat(twice.score()).isLessThan(once.score() + 0.03);
    assertThat(twice.evidence()).extracting(Evidence::text).contains("OAU");
  }

  @Test
  void friendlyWordsAloneMakeNoAlliance() {
    // When
    Classification answer =
        classify(
            "de",
            "Putin trifft Lukaschenko",
            "Russlands Präsident Putin und der belarussische Staatschef Lukaschenko sprachen über die"
                + " Beziehungen beider Länder. Russland und Belarus wollen ihre Zusammenarbeit im Tourismus"
                + " ausbauen.");

    // Then
    assertThat(focus(answer.alliances())).doesNotContain("russia-belarus");
  }

  @Test
  void thePairsOfATrilateralAreMentionedWhereTheirOwnBondIsNamed() {
    // When
    Classification answer =
        classify(
            "en",
            "",
            "The national security advisors of the United States, Japan and the Republic of Korea met"
                + " for trilateral talks on North Korea. The United States reaffirmed its alliance"
                + " commitments to both the ROK and Japan. The three agreed on trilateral exercises.");

    // Then
    assertThat(focus(answer.alliances())).containsExactly("us-japan-south-korea");
    assertThat(ids(answer.alliances())).contains("us-japan", "us-south-korea");
  }

  @Test
  void aSummitWithAWholeContinentRefersToItsUnion() {
    // When
    Classification answer =
        classify(
            "en",
            "President to host second summit",
            "The President will convene leaders from across the continent for the second U.S. – Africa"
                + " Leaders Summit next year. They will speak of trade and roads.");

    // Then
    assertThat(ids(answer.alliances())).containsExactly("african-union");
    assertThat(focus(answer.alliances())).isEmpty();
  }

  @Test
  void hardWrappedProseIsReadToItsLastLine() {
    // Given
    String text =
        """
        The president will travel to Peru next week and hold talks about fisheries with
        the government there, and with fishermen who have been on strike since autumn,
        before he goes on to the second stop of his long journey, which is to be quiet
        and will end in Brazil.\u00a0

        \\###""";

    // When
    Classification answer = classify("en", "", text);

    // Then
    assertThat(ids(answer.countries())).contains("PE", "BR");
  }
}

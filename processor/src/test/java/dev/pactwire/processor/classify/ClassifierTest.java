package dev.pactwire.processor.classify;

import static dev.pactwire.processor.classify.TestClassifier.CLASSIFIER;
import static dev.pactwire.processor.classify.TestClassifier.classify;
import static dev.pactwire.processor.classify.TestClassifier.focus;
import static dev.pactwire.processor.classify.TestClassifier.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassifierTest {

  @Test
  void namesAllianceCountriesAndRegions() {
    // When
    Classification answer =
        classify(
            "de",
            "Natogipfel in Ankara: Türkei fordert mehr Geld",
            "Die Türkei verlangt von der Nato mehr Geld für die Südflanke. Präsident Erdogan sagte in Ankara, das Bündnis"
                + " müsse handeln. Die NATO will im Herbst entscheiden.");

    // Then
    assertThat(focus(answer.alliances())).containsExactly("nato");
    assertThat(focus(answer.countries())).containsExactly("TR");
    assertThat(focus(answer.regions())).containsExactly("western-asia");
    assertThat(answer.taxonomyVersion()).matches("[0-9.]+\\+[0-9a-f]{8}");
  }

  @Test
  void findsATrilateralThatIsNotNamedAndKeepsItsPairsOut() {
    // When
    Classification answer =
        classify(
            "en",
            "Washington, Tokyo and Seoul agree on joint drills",
            "The United States, Japan and South Korea will hold trilateral military exercises twice a year. Japanese,"
                + " South Korean and American ships met off Jeju on Monday. The three countries share missile data.");

    // Then
    assertThat(focus(answer.alliances())).containsExactly("us-japan-south-korea");
    assertThat(ids(answer.alliances())).doesNotContain("us-japan", "us-south-korea");
  }

  @Test
  void takesAPairWithTroopsForAnAllianceButNotOneWithTariffs() {
    // When
    Classification troops =
        classify(
            "de",
            "Japan zahlt mehr für US-Truppen",
            "Tokio und Washington haben sich auf die Kosten der amerikanischen Stützpunkte in Japan geeinigt. Die USA"
                + " stationieren dort 50.000 Soldaten; das Bündnis der beiden Länder gilt als Eckpfeiler.");
    Classification tariffs =
        classify(
            "de",
            "USA und Japan sprechen über Zölle",
            "Vertreter der USA und Japans haben in Washington über Zölle auf Autos verhandelt. Japan bietet an, mehr"
                + " Sojabohnen zu kaufen. Ein Handelsabkommen ist nicht in Sicht.");

    // Then
    assertThat(focus(troops.alliances())).containsExactly("us-japan");
    assertThat(tariffs.alliances()).isEmpty();
  }

  @Test
  void detectsTheLanguageWhereItIsNotGiven() {
    assertThat(
            CLASSIFIER
                .classify(
                    Document.of("", "Der Bundestag hat am Freitag über das neue Gesetz beraten."))
                .language())
        .isEqualTo("de");
    assertThat(
            CLASSIFIER
                .classify(Document.of("", "The parliament debated the new law on Friday morning."))
                .language())
        .isEqualTo("en");
    assertThat(CLASSIFIER.classify(Document.of("", "12 345")).language()).isEqualTo("und");
  }

  @Test
  void takesTheGivenLanguageWithItsRegion() {
    assertThat(classify("de-AT", "", "Hello world, how are you today?").language()).isEqualTo("de");
  }

  @Test
  void showsThePublishersCountryAsEvidence() {
    // Given
    String text =
        "Der Bürgermeister von Basel eröffnete die Brücke. Auch Gäste aus Frankreich kamen.";

    // When
    Classification with =
        CLASSIFIER.classify(new Document("", text, Optional.of("de"), Optional.of("CH")));

    // Then
    Label country =
        with.countries().stream().filter(l -> l.id().equals("CH")).findFirst().orElseThrow();
    assertThat(country.evidence())
        .anyMatch(e -> e.rule().equals("prior/publisher-country") && e.text().isEmpty());
  }

  @Test
  void showsWhatCountedAgainst() {
    // When
    Classification answer =
        classify(
            "en",
            "",
            "Georgia Stevens trains in Tbilisi. Georgian skaters welcomed Georgia warmly in Tbilisi.");

    // Then
    Label country =
        answer.countries().stream().filter(l -> l.id().equals("GE")).findFirst().orElseThrow();
    assertThat(country.evidence()).anyMatch(e -> e.weight() < 0 && e.text().equals("Georgia"));
  }

  @Test
  void ignoresLinksAfterTheArticle() {
    // When
    Classification answer =
        classify(
            "de",
            "Neues Schwimmbad in Uppsala",
            "Die schwedische Stadt Uppsala hat am Montag ein neues Schwimmbad eröffnet, das größte im ganzen Land seit"
                + " 1970.\n\nVerwandte Themen\nNATO\nChina\nMehr zum Thema\n");

    // Then
    assertThat(answer.alliances()).isEmpty();
    assertThat(ids(answer.countries())).containsExactly("SE");
  }

  @Test
  void theRegionOfACountryThatIsTheSubjectIsOneToo() {
    // When: no country is sure, so the likeliest is given
    Classification answer =
        classify(
            "en",
            "Lake in Uganda is polluted",
            "Samples of water hold chemicals that are banned. They may come from paint, from the shoes of"
                + " a factory or from the fields. Fish has become rare. Fishermen said they had seen it"
                + " coming for years, and that nobody had listened to them.");

    // Then
    assertThat(answer.countries().get(0).score()).isLessThan(0.5);
    assertThat(focus(answer.countries())).containsExactly("UG");
    assertThat(focus(answer.regions())).containsExactly("eastern-africa");
  }

  @Test
  void answersAnEmptyArticleWithNothing() {
    // When
    Classification answer = CLASSIFIER.classify(Document.of("", ""));

    // Then
    assertThat(answer.language()).isEqualTo("und");
    assertThat(answer.countries()).isEmpty();
    assertThat(answer.alliances()).isEmpty();
    assertThat(answer.regions()).isEmpty();
  }
}

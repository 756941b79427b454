package dev.pactwire.processor.classify;

import static dev.pactwire.processor.classify.TestClassifier.classify;
import static dev.pactwire.processor.classify.TestClassifier.focus;
import static dev.pactwire.processor.classify.TestClassifier.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an article denies counts against the label, and is shown. */
class NegationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Bern debates its army | Switzerland, which is not a member of NATO, will buy radios. | nato | not a member of",
        "de | Bern streitet über Funkgeräte | Die Schweiz ist kein Mitglied der Nato und kauft ihre Funkgeräte selbst. | nato | kein Mitglied",
        "fr | Berne achète des radios | La Suisse, qui n'est pas membre de l'Otan, achète ses radios seule. | nato | pas membre de",
        "es | Berna compra radios | Suiza no es miembro de la OTAN y compra sus radios. | nato | no es miembro de",
        "ru | Берн покупает радио | Швейцария не является членом НАТО и покупает радиостанции сама. | nato | не является членом",
        "pl | Berno kupuje radia | Szwajcaria nie jest członkiem NATO i sama kupuje radia. | nato | nie jest członkiem",
      })
  void aMembershipThatIsDeniedIsASideMatter(
      String language, String title, String text, String alliance, String against) {
    // When
    Classification answer = classify(language, title, text);

    // Then
    assertThat(ids(answer.alliances())).containsExactly(alliance);
    assertThat(focus(answer.alliances())).isEmpty();
    List<Evidence> evidence = answer.alliances().get(0).evidence();
    assertThat(evidence)
        .anyMatch(
            reason ->
                reason.weight() < 0
                    && reason.text().equalsIgnoreCase(against)
                    && reason.rule().startsWith("aside/phrase/"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Moscow and Pyongyang deny | Russia and North Korea said there was no alliance between them.",
        "de | Moskau und Pjöngjang winken ab | Russland und Nordkorea haben kein Bündnis geschlossen.",
        "en | Moscow and Pyongyang deny | An alliance of Russia and North Korea does not exist.",
        "en | Moscow and Pyongyang deny | 'An alliance of Russia\nand North Korea does not exist.'",
        "en | Moscow and Pyongyang deny | Russia and North Korea spoke of an alliance that does not exist.",
        "de | Moskau und Pjöngjang winken ab | Ein Bündnis zwischen Russland und Nordkorea gibt es nicht.",
        "de | Moskau und Pjöngjang winken ab | Russland und Nordkorea feiern ein Bündnis, das es nicht gibt.",
        "fr | Moscou et Pyongyang démentent | Une alliance entre la Russie et la Corée du Nord n'existe pas.",
        "es | Moscú y Pyongyang desmienten | Una alianza entre Rusia y Corea del Norte no existe.",
        "ru | Опровержение | Военного союза России и Северной Кореи не существует.",
        "zh | 否认 | 俄罗斯和朝鲜的同盟不存在。",
        "zh | 否认 | 俄罗斯和朝鲜没有同盟。",
      })
  void anAllianceThatIsDeniedIsNone(String language, String title, String text) {
    assertThat(ids(classify(language, title, text).alliances())).isEmpty();
  }

  @Test
  void whatIsDeniedBesideWhatIsNotIsShownAgainst() {
    // When
    Label label =
        classify(
                "en",
                "Russia and North Korea sign defence pact",
                "Russia and North Korea signed a defence pact on Monday. It is not an alliance against"
                    + " anybody, Russia and North Korea said. Soldiers of both paraded.")
            .alliances()
            .get(0);

    // Then
    assertThat(label.id()).isEqualTo("russia-north-korea");
    assertThat(label.role()).isEqualTo(Role.FOCUS);
    assertThat(label.evidence())
        .anyMatch(reason -> reason.weight() < 0 && reason.rule().startsWith("negation/phrase/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Russia and North Korea signed a military alliance, though a plan for fish does not exist.",
        "Russia and North Korea signed a military alliance that will train soldiers and guard ships,"
            + " Moscow said in a long statement on a plan that does not exist.",
        "Russia and North Korea signed a military alliance. It does not exist on paper."
      })
  void whatIsDeniedFarBehindOrInAnotherClauseDeniesNothing(String text) {
    assertThat(focus(classify("en", "Russia and North Korea", text).alliances()))
        .contains("russia-north-korea");
  }

  @Test
  void notOnlyDeniesNothing() {
    // When
    List<Label> alliances =
        classify(
                "en",
                "Russia and North Korea",
                "Russia and North Korea signed not only a military alliance but a treaty on"
                    + " fish. Russia and North Korea will train soldiers together.")
            .alliances();

    // Then
    assertThat(focus(alliances)).contains("russia-north-korea");
    assertThat(alliances.get(0).evidence()).allMatch(reason -> reason.weight() > 0);
  }
}

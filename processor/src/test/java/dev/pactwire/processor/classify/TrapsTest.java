package dev.pactwire.processor.classify;

import static dev.pactwire.processor.classify.TestClassifier.classify;
import static dev.pactwire.processor.classify.TestClassifier.focus;
import static dev.pactwire.processor.classify.TestClassifier.ids;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that look like an alliance or a country and are none. */
class TrapsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Allianz steigert Gewinn | Der Versicherer Allianz hat im dritten Quartal mehr verdient. In der Allianz Arena wurde gefeiert.",
        "de | Bündnis 90 wählt Spitze | Bündnis 90/Die Grünen und das Tarifbündnis der Gewerkschaften tagten in Kassel.",
        "en | Quad bike riders fined | Two quad bikes crossed the beach; the Quad was later found by police near the pier.",
        "en | Star Alliance adds routes | The airline will leave SkyTeam and join Star Alliance next spring.",
        "it | Una stella è nata | La cantante è nata a Bari ed è tornata in teatro dopo una stagione difficile.",
        "en | Charlie, Delta, Echo | The pilot spelt his name in the NATO phonetic alphabet.",
        "en | New bricks for the old wall | Masons laid ten thousand bricks along the garden wall.",
        "en | National Security Council meets | The National Security Council met at Camp David with the cabinet.",
      })
  void namesNoAlliance(String language, String title, String text) {
    assertThat(ids(classify(language, title, text).alliances())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Thanksgiving turkey | How long should a turkey roast? Our turkey expert answers before Thanksgiving. | TR",
        "en | Bulls honour their best | Michael Jordan came back to the arena, and Jordan waved to the crowd. | JO",
        "en | Chad Smith on drums | Chad Smith has played drums for forty years, and Chad is not tired. | TD",
        "en | Porcelain sale | She sold her grandmother's fine china and a set of bone china cups. | CN",
        "en | Heiress opens club | Paris Hilton opened a club in Miami; Paris Hilton danced until four. | FR",
        "en | Foliage in New England | Visitors to New England admire the leaves of Vermont. | GB",
        "en | Fire in Moscow | MOSCOW, Idaho — Firefighters saved a barn near Moscow, Idaho, the county said. | RU",
        "en | Peaches are ripe | Farmers near Atlanta say Georgia peaches are early, and Georgia voters like them. | GE",
      })
  void namesNoCountry(String language, String title, String text, String country) {
    assertThat(ids(classify(language, title, text).countries())).doesNotContain(country);
  }

  @Test
  void tellsTheCongosApart() {
    assertThat(
            ids(
                classify(
                        "en",
                        "",
                        "Fighting near Goma in the Democratic Republic of the Congo displaced thousands.")
                    .countries()))
        .containsExactly("CD");
    assertThat(
            ids(
                classify(
                        "en",
                        "",
                        "In Brazzaville the president of Congo opened a port. Congo sells oil.")
                    .countries()))
        .containsExactly("CG");
  }

  @Test
  void tellsTheKoreasApart() {
    // When
    Classification answer =
        classify(
            "de",
            "Nordkorea testet Rakete",
            "Nordkoreas Machthaber lobte den Test. Pjöngjang schweigt.");

    // Then
    assertThat(focus(answer.countries())).containsExactly("KP");
    assertThat(ids(answer.countries())).doesNotContain("KR");
    assertThat(focus(answer.regions())).contains("korean-peninsula", "eastern-asia");
  }

  @Test
  void tellsAustriaFromAustraliaAndColombiaFromColumbia() {
    assertThat(
            ids(
                classify("en", "", "Austrian voters in Vienna. Columbia University in New York.")
                    .countries()))
        .contains("AT", "US")
        .doesNotContain("AU", "CO");
  }

  @Test
  void keepsTheLongestOfOverlappingNames() {
    assertThat(
            ids(
                classify("en", "", "Papua New Guinea and Equatorial Guinea play Guinea-Bissau.")
                    .countries()))
        .containsExactly("GQ", "GW", "PG");
  }
}

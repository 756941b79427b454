package dev.pactwire.processor.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that would hang or break a reader are refused where they stand. */
@Tag("fault-44")
class HostileTaxonomyTest {
  private static final int TEN_MEGABYTES = 10 << 20;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'[\"(a+)+$\"]'; more.yaml, line 4: '(a+)+$' holds '(': a term is words",
        "'[\"N[AT]*O\"]'; more.yaml, line 4: 'N[AT]*O' holds '[': a term is words",
        "'[\"*a*\"]'; more.yaml, line 4: '*a*' may have a star at one end only",
        "'[\"...\"]'; more.yaml, line 4: '...' holds no word",
        "'&a [*a]'; more.yaml",
        "'[*nobody]'; more.yaml, line 4: not valid YAML",
        "'{fr: [a, b], fr: [c]}'; more.yaml, line 4: the key 'fr' stands here twice",
      })
  void refusesARuleWithFileAndLine(String names, String refusal) {
    assertRefused("hanse:\n    name: " + names + "\n", refusal);
  }

  @Test
  void refusesAPactWithoutMembers() {
    assertRefused(
        "hanse:\n    pact: {alliance: 1}\n", "more.yaml, line 4: a pact rule needs the members");
  }

  @Test
  void refusesWhatIsNestedTooDeeply() {
    assertRefused("hanse:\n    name: " + "[".repeat(200_000), "more.yaml");
  }

  @Test
  void refusesALexiconOfTenMegabytes() {
    assertRefused(
        "hanse:\n    name: [" + "Hanse, ".repeat(TEN_MEGABYTES / 7) + "Hanse]\n",
        "more.yaml: longer than 8388608 characters; split it.");
  }

  @Test
  void refusesATermAsLongAsAText() {
    assertRefused(
        "hanse:\n    name: [\"" + "Bund ".repeat(50_000).strip() + "\"]\n",
        "more.yaml, line 4: a term of 50000 words; the longest may have 40.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'../../etc'; '../../etc' is no name of a label",
        "'a b'; 'a b' is no name of a label",
        "'Hanse'; 'Hanse' is no name of a label",
        "'hanse.nord'; 'hanse.nord' is no name of a label",
      })
  void refusesALabelThatCannotNameATopic(String id, String refusal) {
    assertRefused("\"" + id + "\": {name: [Hanse]}\n", "more.yaml, line 3: " + refusal);
  }

  @Test
  void refusesARegionThatStandsThereTwice() {
    assertRefused(
        Map.of(
            "two.yaml",
            "kind: regions\nsubregions: {}\nnews:\n  eastern-asia: {countries: [JP]}\n"),
        "two.yaml, line 4: the region 'eastern-asia' is already there.");
  }

  @Test
  void refusesASecondScoringFile() {
    String scoring = TestClassifier.TAXONOMY.files().get("scoring.yaml");
    assertRefused(Map.of("two.yaml", scoring), "two.yaml, line 2: another file declares");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'density: 1.41'; 'densty: 1.41'; unknown key 'densty'",
        "'treaty: 0.9, '; ''; the key 'treaty' is missing",
        "'focusPassage: '; 'focuspassage: '; unknown key 'focuspassage'",
        "'version: \"2026.11\"'; 'version: \"a/b\"'; 'a/b' is no version",
        "'bias: -3.82'; 'bias: NaN'; 'NaN' is not between",
      })
  void refusesNumbersUnderAnUnknownName(String text, String by, String refusal) {
    String scoring = TestClassifier.TAXONOMY.files().get("scoring.yaml");
    assertThat(scoring).contains(text);
    assertThatThrownBy(() -> Taxonomy.of(with(Map.of("scoring.yaml", scoring.replace(text, by)))))
        .isInstanceOf(TaxonomyException.class)
        .hasMessageContaining(refusal);
  }

  @Test
  void aTermThatWeighsNothingMakesNoFocusAndNoScoreThatIsNoNumber() {
    // Given an alliance with such a term
    String hanse = "hanse:\n    name: [{term: Hanse, weight: 0}]\n";
    Map<String, String> files =
        with(Map.of("more.yaml", "kind: alliances\nalliances:\n  " + hanse));
    Classifier classifier = new Classifier(Taxonomy.of(files), LanguageDetector.bundled());

    // When an article without a country names it
    Classification found =
        classifier.classify(
            new Document(
                "Hanse meets again",
                "The Hanse met yesterday. The Hanse will meet again.",
                Optional.of("en"),
                Optional.empty()));

    // Then
    assertThat(TestClassifier.focus(found.alliances())).doesNotContain("hanse");
    assertThat(found.alliances())
        .filteredOn(label -> label.id().equals("hanse"))
        .allSatisfy(label -> assertThat(label.score()).isBetween(0.0, 0.5));
  }

  @Test
  void knowsAllFeatures() {
    Salience salience =
        Salience.of(
            List.of(new Salience.Occurrence(1, 1, true, false)),
            1,
            0,
            new Salience.Surroundings(true, 1, 1));
    assertThat(salience.features().keySet()).isEqualTo(Salience.FEATURES);
  }

  private static void assertRefused(String alliance, String refusal) {
    assertRefused(Map.of("more.yaml", "kind: alliances\nalliances:\n  " + alliance), refusal);
  }

  private static void assertRefused(Map<String, String> more, String refusal) {
    assertThatThrownBy(() -> Taxonomy.of(with(more)))
        .isInstanceOf(TaxonomyException.class)
        .hasMessageStartingWith(refusal);
  }

  private static Map<String, String> with(Map<String, String> more) {
    Map<String, String> files = new HashMap<>(TestClassifier.TAXONOMY.files());
    files.putAll(more);
    return files;
  }
}

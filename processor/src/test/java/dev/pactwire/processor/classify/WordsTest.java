package dev.pactwire.processor.classify;

import static dev.pactwire.processor.classify.TestClassifier.classify;
import static dev.pactwire.processor.classify.TestClassifier.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Inflections, compounds and spellings of alliances and countries in fifteen languages, and words
 * that stand for a country in one sentence and for something else in another.
 */
class WordsTest {

  @ParameterizedTest
  @CsvFileSource(resources = "words.tsv", delimiter = '|', emptyValue = "", nullValues = "-")
  void areFoundWhereTheyAreMeant(
      String language, String sentence, String alliances, String countries, String others) {
    // When
    Classification answer = classify(language, "", sentence);

    // Then
    assertThat(ids(answer.alliances())).containsExactlyInAnyOrderElementsOf(list(alliances));
    assertThat(ids(answer.countries()))
        .containsAll(list(countries))
        .noneMatch(code -> list(others).contains(code));
  }

  private static List<String> list(String ids) {
    return ids == null || ids.isEmpty() ? List.of() : List.of(ids.split(",", -1));
  }
}

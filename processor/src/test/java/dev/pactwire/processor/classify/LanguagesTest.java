package dev.pactwire.processor.classify;

import static dev.pactwire.processor.classify.TestClassifier.CLASSIFIER;
import static dev.pactwire.processor.classify.TestClassifier.focus;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Short reports in fifteen languages, written for this test: with prefixes, inflections, without
 * spaces, with and without a name of the alliance; and reports that are about none.
 */
class LanguagesTest {

  static List<String> reports() throws IOException {
    return lines("alliances.tsv");
  }

  static List<String> otherReports() throws IOException {
    return lines("no-alliance.txt");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void anAllianceIsFoundAsTheSubject(String line) {
    String slug = line.substring(0, line.indexOf('\t'));
    String text = line.substring(line.indexOf('\t') + 1);

    assertThat(focus(CLASSIFIER.classify(Document.of("", text)).alliances())).contains(slug);
  }

  @ParameterizedTest
  @MethodSource("otherReports")
  void aReportAboutNoAllianceHasNone(String text) {
    assertThat(focus(CLASSIFIER.classify(Document.of("", text)).alliances())).isEmpty();
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = LanguagesTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}

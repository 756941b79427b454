package dev.pactwire.processor.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leaders count while they are in office, and half at other times. */
class TenureTest {
  private static final String TEXT = "Angela Merkel opened an exhibition of photographs of trees.";

  @ParameterizedTest
  @CsvSource({
    "2015-06-01T00:00:00Z, false",
    "1991-01-01T00:00:00Z, false",
    "2021-12-31T23:59:59Z, false",
    "2022-01-01T00:00:00Z, true",
    "1990-12-31T23:59:59Z, true",
  })
  void theMonthsInOfficeAreCountedWithBothEnds(Instant published, boolean former) {
    // When
    Label germany = germany(Optional.of(published));

    // Then
    assertThat(germany.evidence().stream().anyMatch(TenureTest::isOutOfOffice)).isEqualTo(former);
  }

  @Test
  void anArticleWithoutADateTakesEverybodyAtTheirName() {
    // When
    Label undated = germany(Optional.empty());
    Label later = germany(Optional.of(Instant.parse("2024-05-01T00:00:00Z")));

    // Then
    assertThat(undated.evidence()).noneMatch(TenureTest::isOutOfOffice);
    assertThat(later.score()).isLessThan(undated.score());
    assertThat(later.evidence())
        .filteredOn(TenureTest::isOutOfOffice)
        .allMatch(reason -> reason.weight() < 0 && reason.text().equals("Angela Merkel"));
  }

  private static boolean isOutOfOffice(Evidence reason) {
    return reason.rule().endsWith("/out-of-office");
  }

  private static Label germany(Optional<Instant> published) {
    return TestClassifier.CLASSIFIER
        .classify(new Document("", TEXT, Optional.of("en"), Optional.empty(), published))
        .countries()
        .stream()
        .filter(label -> label.id().equals("DE"))
        .findFirst()
        .orElseThrow();
  }
}

package dev.pactwire.processor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.replay.Difference.Counts;
import dev.pactwire.processor.replay.Difference.Turn;
import dev.pactwire.processor.replay.LabelKey.Kind;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final LabelKey NATO = new LabelKey(Kind.ALLIANCE, "nato");
  private static final LabelKey AUKUS = new LabelKey(Kind.ALLIANCE, "aukus");
  private static final LabelKey BALTIC = new LabelKey(Kind.REGION, "baltic");

  private final Comparison comparison = new Comparison();

  @Test
  void labelsAreCountedAsKeptGainedLostOrInAnotherRole() {
    // Given
    comparison.live(at(0), told(Map.of(NATO, true, BALTIC, true)));
    comparison.live(at(1), told(Map.of(NATO, true)));

    // When
    comparison.replayed(at(0), "One", told(Map.of(NATO, false, AUKUS, true)));
    comparison.replayed(at(1), "Two", told(Map.of(NATO, true)));

    // Then
    Difference difference = comparison.difference();
    assertThat(difference.labels())
        .containsExactly(
            Map.entry(AUKUS, new Counts(0, 1, 0, 0)),
            Map.entry(NATO, new Counts(1, 0, 0, 1)),
            Map.entry(BALTIC, new Counts(0, 0, 1, 0)));
    assertThat(difference.relabelled()).isEqualTo(1);
    assertThat(difference.labelExamples())
        .extracting(Difference.Example::title)
        .containsOnly("One");
    assertThat(difference.sameVerdict()).isEqualTo(2);
  }

  @Test
  void labelsAreNotComparedWhereTheVerdictIsAnother() {
    // Given
    comparison.live(at(0), told(Map.of(NATO, true)));

    // When
    comparison.replayed(at(0), "One", fate(Outcome.NEAR_DUPLICATE, "b", Map.of()));

    // Then
    Difference difference = comparison.difference();
    assertThat(difference.labels()).isEmpty();
    assertThat(difference.verdicts())
        .containsExactly(Map.entry(new Turn(Outcome.NEW, Outcome.NEAR_DUPLICATE), 1L));
  }

  @Test
  void aCopyOfAnotherArticleIsAnotherVerdict() {
    // Given
    comparison.live(at(0), fate(Outcome.EXACT_COPY, "a", Map.of()));

    // When
    comparison.replayed(at(0), "One", fate(Outcome.EXACT_COPY, "b", Map.of()));

    // Then
    assertThat(comparison.difference().sameVerdict()).isZero();
    assertThat(comparison.difference().verdicts())
        .containsExactly(Map.entry(new Turn(Outcome.EXACT_COPY, Outcome.EXACT_COPY), 1L));
  }

  @Test
  void whatStandsOnOneSideOnlyIsCountedApart() {
    // Given
    comparison.live(at(0), told(Map.of()));

    // When
    comparison.replayed(at(1), "One", told(Map.of()));

    // Then
    Difference difference = comparison.difference();
    assertThat(difference.compared()).isZero();
    assertThat(difference.onlyLive()).isEqualTo(1);
    assertThat(difference.onlyReplayed()).isEqualTo(1);
  }

  private static Position at(long offset) {
    return new Position(0, offset);
  }

  private static Fate told(Map<LabelKey, Boolean> labels) {
    return fate(Outcome.NEW, "a", labels);
  }

  private static Fate fate(Outcome outcome, String of, Map<LabelKey, Boolean> labels) {
    return new Fate(outcome, of, new TreeMap<>(labels));
  }
}

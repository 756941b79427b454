package dev.pactwire.dashboard.counts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.dashboard.alerts.AlertState;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BurstMarksTest {
  private static final Instant FROM = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SPAN = Duration.ofMinutes(5);
  private static final Timeline TIMELINE =
      new Timeline(
          FROM,
          SPAN,
          Map.of("nato", new int[] {1, 0, 0, 0, 0, 0, 0, 9, 0, 3}, "quad", new int[10]));

  private static AlertState burst(String alliance, int from, Integer until) {
    Alert alert =
        Alert.newBuilder()
            .setId("x")
            .setKind(AlertKind.BURST)
            .setSubjectKind(SubjectKind.ALLIANCE)
            .setSubject(alliance)
            .setSince(FROM.plus(SPAN.multipliedBy(from)))
            .setUntil(until == null ? null : FROM.plus(SPAN.multipliedBy(until)))
            .setCount(9)
            .setExpected(1)
            .build();
    return new AlertState(alert, Optional.empty(), Optional.empty());
  }

  @Test
  void spansWithNewsAreMarkedWhileABurstLasts() {
    assertThat(new BurstMarks(List.of(burst("nato", 6, 8)), TIMELINE, false).of("nato"))
        .containsExactly(7);
    assertThat(new BurstMarks(List.of(burst("nato", 6, null)), TIMELINE, false).of("nato"))
        .containsExactly(7, 9);
    assertThat(new BurstMarks(List.of(burst("nato", 8, null)), TIMELINE, false).of("nato"))
        .containsExactly(9);
  }

  @Test
  void otherAlliancesAreNotMarked() {
    BurstMarks marks = new BurstMarks(List.of(burst("quad", 0, null)), TIMELINE, false);
    assertThat(marks.of("nato")).isEmpty();
    assertThat(marks.of("quad")).isEmpty();
    assertThat(marks.of("unknown")).isEmpty();
  }

  @Test
  void theSimpleRuleMarksOnlyWhileTheWatchIsLearning() {
    assertThat(new BurstMarks(List.of(), TIMELINE, true).of("nato")).containsExactly(7);
    assertThat(new BurstMarks(List.of(), TIMELINE, false).of("nato")).isEmpty();
  }
}

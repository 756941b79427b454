package dev.pactwire.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrivalTimesTest {

  private final List<String> taken = new ArrayList<>();
  private final ArrivalTimes<String> times =
      new ArrivalTimes<>(
          at("2024-04-01"),
          (time, name) -> taken.add(name + " " + time.toString().substring(0, 10)));

  @Test
  void whatDoesNotLieBeforeTheEndIsLeftOutAndMovesNothing() {
    // When
    arrived("a", "2024-03-01");
    arrived("later", "2024-05-01");
    arrived("equal", "2024-04-01");
    published("wrong", "2099-01-01");
    arrived("b", "2024-03-02");

    // Then
    assertThat(times.end()).isZero();
    assertThat(taken).containsExactly("a 2024-03-01", "b 2024-03-02");
  }

  @Test
  void oneWrongDateOfPublicationMovesNothing() {
    // When
    published("a", "2024-03-01");
    published("b", "2024-03-02");
    published("wrong", "2024-03-30");
    undated("c");
    published("d", "2024-03-03");

    // Then
    assertThat(times.end()).isZero();
    assertThat(taken)
        .containsExactly(
            "a 2024-03-01", "b 2024-03-02", "wrong 2024-03-02", "c 2024-03-02", "d 2024-03-03");
  }

  @Test
  void aWrongDateAtTheBeginningGetsTheFirstThatIsBelieved() {
    // When
    undated("a");
    published("wrong", "2024-03-30");
    published("b", "2024-03-02");
    published("c", "2024-03-02");

    // Then
    assertThat(times.end()).isZero();
    assertThat(taken)
        .containsExactly("a 2024-03-02", "wrong 2024-03-02", "b 2024-03-02", "c 2024-03-02");
  }

  @Test
  void aSilenceIsBelievedWhenWhatFollowsAgreesAndTimeNeverGoesBack() {
    // When
    published("a", "2024-01-01");
    published("b", "2024-02-01");
    published("c", "2024-03-01");
    published("early", "2024-02-29");
    arrived("d", "2024-03-20");
    arrived("back", "2024-01-01");
    published("last", "2024-03-31");

    // Then
    assertThat(times.end()).isZero();
    assertThat(taken)
        .containsExactly(
            "a 2024-01-01",
            "b 2024-02-01",
            "c 2024-03-01",
            "early 2024-03-01",
            "d 2024-03-20",
            "back 2024-03-20",
            "last 2024-03-31");
  }

  @Test
  void whereNoTimeIsKnownNothingIsMadeUp() {
    // When
    for (int i = 0; i <= ArrivalTimes.MOST_WAITING; i++) {
      undated("a" + i);
    }

    // Then
    assertThat(times.end()).isEqualTo(ArrivalTimes.MOST_WAITING + 1);
    assertThat(taken).isEmpty();
  }

  private void arrived(String name, String day) {
    times.next(Optional.of(at(day)), Optional.of(at("2024-03-31")), name);
  }

  private void published(String name, String day) {
    times.next(Optional.empty(), Optional.of(at(day)), name);
  }

  private void undated(String name) {
    times.next(Optional.empty(), Optional.empty(), name);
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }
}

package dev.pactwire.bench.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BudgetsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void aHostAskedOnceAnIntervalIsWithinItsBudgetEvenIfOneRequestIsDelayed() {
    List<Long> even = seconds(LongStream.range(0, 30).mapToDouble(i -> i).toArray());
    List<Long> delayed = seconds(0, 1, 2.9, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

    Budgets budgets = Budgets.of(List.of(even, delayed), SECOND, 10);

    assertThat(budgets.over()).isZero();
    assertThat(budgets.requests()).isEqualTo(43);
    assertThat(budgets.least()).isBetween(0.09, 0.11);
  }

  @Test
  void aHostAskedTwiceAsOftenIsOver() {
    List<Long> often = seconds(LongStream.range(0, 30).mapToDouble(i -> i / 2.0).toArray());

    assertThat(Budgets.of(List.of(often), SECOND, 10).over()).isEqualTo(1);
  }

  private static List<Long> seconds(double... at) {
    return java.util.Arrays.stream(at).mapToObj(s -> (long) (s * 1e9)).toList();
  }
}

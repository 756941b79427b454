package dev.pactwire.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testkit.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {

  private final HandClock clock = new HandClock(Instant.EPOCH);
  private final RestartBudget budget = new RestartBudget(2, Duration.ofMinutes(5), clock);

  @Test
  void aLastingFaultEndsTheProcess() {
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
  }

  @Test
  void passingFaultsAreForgotten() {
    budget.take();
    budget.take();
    clock.forward(Duration.ofMinutes(6));
    assertThat(budget.take()).isTrue();
  }
}

package dev.pactwire.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {

  private final MovedClock clock = new MovedClock();
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
    clock.now = clock.now.plus(Duration.ofMinutes(6));
    assertThat(budget.take()).isTrue();
  }

  private static final class MovedClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

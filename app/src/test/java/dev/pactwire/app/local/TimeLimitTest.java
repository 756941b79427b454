package dev.pactwire.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.app.error.CommandFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  private static final Duration AMPLE = Duration.ofMinutes(1);

  @Test
  void workThatIsDoneInTimeGivesItsResult() {
    assertThat(TimeLimit.call(AMPLE, () -> "account")).contains("account");
  }

  @Test
  void workThatTakesTooLongIsInterruptedAndClosesWhatItOpened() {
    // Given work that never ends by itself
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean closed = new AtomicBoolean();

    // When it may take a moment only
    Optional<String> result =
        TimeLimit.call(
            Duration.ofMillis(50),
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                closed.set(true);
              }
              return "too late";
            });

    // Then there is no result, and nothing stays open
    assertThat(result).isEmpty();
    assertThat(closed).isTrue();
  }

  @Test
  void whatTheWorkThrowsReachesTheCaller() {
    CommandFailure failure = CommandFailure.failed("The processor stopped.");
    assertThatThrownBy(
            () ->
                TimeLimit.call(
                    AMPLE,
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }
}

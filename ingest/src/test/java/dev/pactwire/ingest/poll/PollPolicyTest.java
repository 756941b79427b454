package dev.pactwire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pactwire.ingest.poll.PollPolicy.Next;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PollPolicyTest {

  private static final PollPolicy POLICY =
      new PollPolicy(Duration.ofMinutes(1), Duration.ofMinutes(16), Duration.ofHours(4));
  private static final Optional<Duration> NONE = Optional.empty();
  private final Random random = new Random(7);

  @Test
  void newsBringsThePollsCloserAndSilenceSpreadsThem() {
    PollState start = POLICY.start(NONE);

    assertThat(next(start, new PollResult.Read(3, NONE)).state().interval())
        .isEqualTo(Duration.ofMinutes(8));
    assertThat(next(start, new PollResult.Read(0, NONE)).state().interval())
        .isEqualTo(Duration.ofMinutes(24));
    assertThat(next(start, new PollResult.Unchanged(NONE)).state().interval())
        .isEqualTo(Duration.ofMinutes(24));
  }

  @Test
  void aFixedIntervalIsKept() {
    Optional<Duration> fixed = Optional.of(Duration.ofMinutes(5));

    Next next = POLICY.next(POLICY.start(fixed), new PollResult.Read(9, NONE), fixed, random);

    assertThat(next.state().interval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(next.delay().orElseThrow())
        .isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330));
  }

  @Test
  @Tag("fault-49")
  void thePublishersLowerBoundsAreKept() {
    Optional<Duration> hour = Optional.of(Duration.ofHours(1));

    assertThat(next(POLICY.start(NONE), new PollResult.Failed(hour)).delay().orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofHours(1));
    assertThat(next(POLICY.start(NONE), new PollResult.Read(5, hour)).delay().orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofHours(1));
    assertThat(
            next(POLICY.start(NONE), new PollResult.Failed(Optional.of(Duration.ofDays(900))))
                .delay())
        .contains(Duration.ofDays(1));
  }

  @Test
  void failuresDoubleTheWaitAndSuccessForgivesThem() {
    PollState state = POLICY.start(NONE);
    Next first = next(state, new PollResult.Failed(NONE));
    Next second = next(first.state(), new PollResult.Failed(NONE));
    Next healed = next(second.state(), new PollResult.Read(1, NONE));

    assertThat(first.delay().orElseThrow())
        .isBetween(Duration.ofMinutes(28), Duration.ofMinutes(36));
    assertThat(second.delay().orElseThrow())
        .isBetween(Duration.ofMinutes(57), Duration.ofMinutes(71));
    assertThat(second.state().failures()).isEqualTo(2);
    assertThat(healed.state().failures()).isZero();
    assertThat(healed.state().interval()).isEqualTo(Duration.ofMinutes(8));
  }

  @Test
  @Tag("fault-49")
  void aFeedThatIsGoneIsNotPolledAgain() {
    assertThat(next(POLICY.start(NONE), new PollResult.Gone()).delay()).isEmpty();
  }

  @Property(seed = "20261122")
  void everyWaitStaysWithinItsBounds(
      @ForAll @IntRange(max = 1000) int failures,
      @ForAll @LongRange(min = 1, max = 1_000_000) long seconds,
      @ForAll @IntRange(max = 2) int kind) {
    PollState state = new PollState(Duration.ofSeconds(seconds), failures, false);
    PollResult result =
        kind == 0
            ? new PollResult.Failed(NONE)
            : kind == 1 ? new PollResult.Read(1, NONE) : new PollResult.Unchanged(NONE);

    Duration delay = next(state, result).delay().orElseThrow();

    assertThat(delay).isBetween(Duration.ofSeconds(54), Duration.ofMinutes(264));
  }

  @Test
  void refusesIntervalsOutOfOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PollPolicy(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofHours(2)))
        .withMessageContaining("in order");
  }

  @Test
  void seenEntriesForgetTheOldest() {
    SeenEntries seen = new SeenEntries(2);
    seen.remember("a", 1);
    seen.remember("b", 2);
    assertThat(seen.isKnown("a", 1)).isTrue();
    seen.remember("c", 3);

    assertThat(seen.isKnown("b", 2)).isFalse();
    assertThat(seen.isKnown("a", 1)).isTrue();
    assertThat(seen.isKnown("c", 4)).isFalse();
  }

  private Next next(PollState state, PollResult result) {
    return POLICY.next(state, result, NONE, random);
  }
}

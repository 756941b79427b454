package dev.pactwire.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes out together. */
class GatheringTest {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration SPAN = Duration.ofSeconds(30);

  @Test
  void whatComesWithinTheSpanGoesOutTogether() {
    Gathering<String> gathering = new Gathering<>(SPAN);
    assertThat(gathering.isDue(START)).isFalse();
    gathering.add("a", START);
    gathering.add("b", START.plusSeconds(29));
    assertThat(gathering.isDue(START.plusSeconds(29))).isFalse();
    assertThat(gathering.isDue(START.plusSeconds(30))).isTrue();
    assertThat(gathering.waiting()).containsExactly("a", "b");
    gathering.sent(START.plusSeconds(30));
    assertThat(gathering.isDue(START.plusSeconds(300))).isFalse();
  }

  @Test
  void aFloodIsToldInEverLongerSpansUntilItIsQuiet() {
    // Given something every second for two hours
    Gathering<Integer> gathering = new Gathering<>(SPAN);
    Instant now = START;
    Instant last = START;
    Duration longest = Duration.ZERO;
    int messages = 0;
    for (int second = 0; second < 7_200; second++) {
      now = START.plusSeconds(second);
      gathering.add(second, now);
      if (gathering.isDue(now)) {
        gathering.sent(now);
        longest = max(longest, Duration.between(last, now));
        last = now;
        messages++;
      }
    }
    // Then some messages tell it, and none waits longer than it may
    assertThat(messages).isBetween(10, 14);
    assertThat(longest).isBetween(Gathering.LONGEST, Gathering.LONGEST.plusSeconds(2));
    // When it has been quiet, the shortest span counts again
    gathering.sent(now);
    Instant later = now.plus(Duration.ofHours(1));
    gathering.add(0, later);
    assertThat(gathering.isDue(later.plus(SPAN))).isTrue();
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  @Test
  void withoutASpanEachGoesAloneAndNoMessageIsEndless() {
    Gathering<Integer> alone = new Gathering<>(Duration.ZERO);
    alone.add(1, START);
    assertThat(alone.isFull()).isTrue();
    assertThat(alone.isDue(START)).isTrue();
    Gathering<Integer> together = new Gathering<>(SPAN);
    IntStream.range(0, Gathering.MOST).forEach(n -> together.add(n, START));
    assertThat(together.isFull()).isTrue();
    assertThat(together.isDue(START)).isTrue();
  }
}

package dev.pactwire.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    assertThat(gathering.next()).containsExactly("a", "b");
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

  @Test
  void whatComesBeyondTheMostWaitsForTheNextMessage() {
    Gathering<Integer> gathering = new Gathering<>(SPAN);
    IntStream.range(0, Gathering.MOST + 99).forEach(n -> gathering.add(n, START));
    assertThat(gathering.next()).hasSize(Gathering.MOST).endsWith(Gathering.MOST - 1);
    gathering.sent(START);
    assertThat(gathering.next()).hasSize(99).startsWith(Gathering.MOST);
    assertThat(gathering.isDue(START.plusSeconds(29))).isFalse();
    assertThat(gathering.isDue(START.plus(SPAN))).isTrue();
  }

  @Test
  void oneThatIsRefusedIsFoundInFewMessagesAndAllOthersGoOutInOrder() {
    for (int bad : List.of(0, 1, 499, 500, 998, 999)) {
      // Given a thousand, one of which makes every message refused that holds it
      Gathering<Integer> gathering = new Gathering<>(SPAN);
      IntStream.range(0, Gathering.MOST).forEach(n -> gathering.add(n, START));
      List<Integer> told = new ArrayList<>();
      List<Integer> passedOver = new ArrayList<>();
      int messages = 0;
      // When they are sent, as long as any is due
      for (; gathering.isDue(START) && messages < 100; messages++) {
        List<Integer> message = gathering.next();
        if (message.contains(bad) && message.size() > 1) {
          gathering.halve();
          continue;
        }
        (message.contains(bad) ? passedOver : told).addAll(message);
        gathering.sent(START);
      }
      // Then
      assertThat(passedOver).containsExactly(bad);
      assertThat(told).hasSize(Gathering.MOST - 1).isSorted();
      assertThat(messages).isLessThanOrEqualTo(22);
    }
  }

  @Test
  void onlyWhatIsSomebodyElsesIsDropped() {
    Gathering<Integer> gathering = new Gathering<>(SPAN);
    IntStream.range(0, 8).forEach(n -> gathering.add(n, START));
    gathering.halve();
    gathering.drop(n -> n % 2 == 1);
    assertThat(gathering.next()).containsExactly(0, 2, 4, 6);
  }
}

package dev.pactwire.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a source counts as silent. */
class SilenceDetectorTest {

  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  @Test
  void aSourceThatSpeaksEveryTwentyMinutesIsSilentAfterForty() {
    // Given five days of it
    SilenceDetector source = every(20 * MINUTE, 5 * DAY);
    long last = source.last();
    // When nothing more comes
    List<Silence> told = listen(source, last, last + 3 * HOUR);
    // Then it is told once, in the minute after twice the gap
    assertThat(told)
        .containsExactly(
            new Silence(
                Instant.ofEpochMilli(last), java.util.Optional.empty(), Duration.ofMinutes(20)));
    assertThat(every(20 * MINUTE, 5 * DAY).passed(last + 40 * MINUTE)).isEmpty();
    assertThat(every(20 * MINUTE, 5 * DAY).passed(last + 41 * MINUTE)).isPresent();
    // And ends when it speaks again
    assertThat(source.spoke(last + 4 * HOUR))
        .hasValueSatisfying(
            ended -> assertThat(ended.until()).contains(Instant.ofEpochMilli(last + 4 * HOUR)));
    assertThat(source.spoke(last + 5 * HOUR)).isEmpty();
  }

  @Test
  void aBusySourceIsSilentAfterHalfAnHourAndNoSooner() {
    SilenceDetector source = every(2 * MINUTE, 3 * DAY);
    assertThat(source.passed(source.last() + 30 * MINUTE)).isEmpty();
    assertThat(source.passed(source.last() + 31 * MINUTE)).isPresent();
  }

  @Test
  void aNightIsNoSilenceButItsMorningIs() {
    // Given a source that speaks every quarter of an hour from six to ten in the evening
    SilenceDetector source = SilenceDetector.since(START + 6 * HOUR);
    List<Silence> told = new ArrayList<>();
    for (long time = START + 6 * HOUR; time < START + 10 * DAY; time += 15 * MINUTE) {
      source.passed(time).ifPresent(told::add);
      long hour = time % DAY / HOUR;
      if (hour >= 6 && hour < 22) {
        source.spoke(time);
      }
    }
    assertThat(told).isEmpty();
    // When it stops in the middle of the eleventh day
    for (long time = START + 10 * DAY + 6 * HOUR; time < START + 10 * DAY + 12 * HOUR; ) {
      source.spoke(time);
      time += 15 * MINUTE;
    }
    // Then that is told within half an hour and a minute
    assertThat(source.passed(source.last() + 31 * MINUTE)).isPresent();
  }

  @Test
  void nothingIsSaidOfASourceThatIsHardlyKnown() {
    SilenceDetector young = every(5 * MINUTE, DAY);
    SilenceDetector rare = SilenceDetector.since(START);
    for (int day = 1; day < 7; day++) {
      rare.spoke(START + day * DAY);
    }
    assertThat(young.passed(young.last() + 10 * DAY)).isEmpty();
    assertThat(rare.passed(rare.last() + 10 * DAY)).isEmpty();
  }

  @Test
  void anIrregularSourceIsSeldomSuspectedAndAnOutageIsNotLearnt() {
    // Given two months of a source that speaks every twenty minutes on average, by chance
    Random random = new Random(5);
    SilenceDetector source = SilenceDetector.since(START);
    int wrong = 0;
    long time = START;
    while (time < START + 60 * DAY) {
      long next = time + (long) (-Math.log(1 - random.nextDouble()) * 20 * MINUTE);
      wrong += listen(source, time, next).size();
      source.spoke(next);
      time = next;
    }
    assertThat(wrong).isLessThanOrEqualTo(2);
    // When it fails for two days and comes back
    Silence before = source.passed(time + 2 * DAY).orElseThrow();
    source.spoke(time + 2 * DAY);
    source.spoke(time + 2 * DAY + MINUTE);
    // Then its usual gap is at most twice what it was
    Silence after = source.passed(time + 4 * DAY).orElseThrow();
    assertThat(after.usual()).isLessThanOrEqualTo(before.usual().multipliedBy(2));
  }

  private static SilenceDetector every(long gap, long during) {
    SilenceDetector source = SilenceDetector.since(START);
    for (long time = START + gap; time <= START + during; time += gap) {
      assertThat(source.spoke(time)).isEmpty();
    }
    return SilenceDetector.fromBytes(source.toBytes());
  }

  private static List<Silence> listen(SilenceDetector source, long from, long to) {
    List<Silence> told = new ArrayList<>();
    for (long time = from; time < to; time += MINUTE) {
      source.passed(time).ifPresent(told::add);
    }
    return told;
  }
}

package dev.pactwire.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Invented months of sources of all kinds, from a seed: some speak by the clock, some by chance,
 * all less at night and on weekends. Each falls silent in the end, at any time.
 */
class SilentMonthTest {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final int DAYS = 28;
  private static final int[] GAPS = {1, 3, 5, 10, 20, 45, 90};

  private int wrongOfRegular;

  @ParameterizedTest
  @ValueSource(longs = {201, 202, 203, 204})
  void everySilenceIsToldInTimeAndHardlyAnyOtherOfWhoGoesByTheClock(long seed) {
    Random random = new Random(seed);
    for (int gap : GAPS) {
      for (boolean regular : new boolean[] {true, false}) {
        // When
        Heard heard = listen(random, gap * MINUTE, regular);
        // Then it is told within twice the longest pause of that hour, or half an hour
        long bound = Math.max(30 * MINUTE, 2 * heard.usual());
        assertThat(heard.told())
            .as("seed %d, a source that speaks every %d minutes", seed, gap)
            .isLessThanOrEqualTo(bound + MINUTE);
      }
    }
    // And in seven months of sources that go by the clock nearly nothing else
    assertThat(wrongOfRegular).as("wrong, seed %d", seed).isLessThanOrEqualTo(3);
  }

  /**
   * What became of a source.
   *
   * @param told how long after its last word its silence was told, in milliseconds
   * @param usual what its usual gap was by then
   */
  private record Heard(long told, long usual) {}

  private Heard listen(Random random, long gap, boolean regular) {
    SilenceDetector detector = SilenceDetector.since(START);
    long end = START + (DAYS - 1) * DAY + (long) (random.nextDouble() * DAY);
    long last = START;
    for (long next = next(random, START, gap, regular);
        next < end;
        next = next(random, last, gap, regular)) {
      for (long look = last + MINUTE; look < next; look += MINUTE) {
        wrongOfRegular += detector.passed(look).isPresent() && regular ? 1 : 0;
      }
      detector.spoke(next);
      last = next;
    }
    for (long look = last + MINUTE; look < last + 20 * DAY; look += MINUTE) {
      var silence = detector.passed(look);
      if (silence.isPresent()) {
        return new Heard(look - last, silence.get().usual().toMillis());
      }
    }
    return new Heard(Long.MAX_VALUE, Duration.ofDays(20).toMillis());
  }

  private static long next(Random random, long now, long gap, boolean regular) {
    double hour = (now - START) % DAY / (double) HOUR;
    boolean weekend = (now - START) / DAY % 7 >= 5;
    double slower = (hour < 5 ? 4 : 1) * (weekend ? 2 : 1);
    double drawn = regular ? 0.8 + 0.4 * random.nextDouble() : -Math.log(1 - random.nextDouble());
    return now + Math.max(1_000, (long) (gap * slower * drawn));
  }
}

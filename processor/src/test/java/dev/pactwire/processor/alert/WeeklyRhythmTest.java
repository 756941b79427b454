package dev.pactwire.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes at some hours of one weekday only. */
class WeeklyRhythmTest {

  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final long WEEK = 7 * 24 * HOUR;
  private static final long THURSDAY_AT_NINE = (3 * 24 + 9) * HOUR;
  private static final int SOURCES = 9;

  private final Random random = new Random(77);
  private final List<Burst> begun = new ArrayList<>();
  private BurstDetector detector = BurstDetector.since(START);
  private int articles;

  @Test
  void isToldTwiceThenItIsTheRuleAlsoWhenItStayedAwayOnce() {
    // Given two Thursdays with two hundred clusters an hour from nine to five, and silence else
    thursday(1);
    thursday(2);
    assertThat(begun).hasSize(2);
    // When it comes again, stays away, and comes again
    thursday(3);
    thursday(5);
    // Then nobody is woken
    assertThat(begun).hasSize(2);
    // But by the same on a Friday, or by three times as much
    tell(START + 6 * WEEK + THURSDAY_AT_NINE, 8, 700);
    assertThat(begun).hasSize(3);
    tell(START + 6 * WEEK + THURSDAY_AT_NINE + 24 * HOUR, 8, 200);
    assertThat(begun).hasSize(4);
  }

  @Test
  void theRhythmOfAnEarlierVersionIsReadOn() {
    // Given
    ExcessDetector knows = ExcessDetector.since(START);
    knows.failed(START);
    byte[] bytes = knows.toBytes();
    int weeks = 7 * 24 * 3 * Character.BYTES;
    int rhythm = 1 + Long.BYTES + 24 * (Double.BYTES + Short.BYTES) + 9 * Double.BYTES;
    byte[] earlier = new byte[bytes.length - weeks];
    System.arraycopy(bytes, 0, earlier, 0, rhythm);
    System.arraycopy(bytes, rhythm + weeks, earlier, rhythm, earlier.length - rhythm);
    earlier[0] = 1;
    // When / Then
    assertThat(ExcessDetector.fromBytes(earlier).toBytes()).isEqualTo(bytes);
  }

  private void thursday(int week) {
    tell(START + week * WEEK + THURSDAY_AT_NINE, 8, 200);
  }

  private void tell(long from, int hours, int anHour) {
    int all = hours * anHour;
    for (int i = 0; i < all; i++) {
      long now = from + i * hours * HOUR / all;
      detector.passed(now);
      String source = "s" + random.nextInt(SOURCES);
      detector.told(now, now, source, "a" + articles++).ifPresent(begun::add);
    }
    detector = BurstDetector.fromBytes(detector.toBytes());
    detector.passed(from + (hours + 3) * HOUR);
  }
}

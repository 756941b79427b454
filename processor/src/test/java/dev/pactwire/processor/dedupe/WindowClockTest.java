package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WindowClockTest {

  private static final long HOUR = 3_600_000L;
  private static final long START = 1_700_000_000_000L;

  private final WindowClock clock = new WindowClock(Arrivals.DOUBTED);

  @Test
  void theClockFollowsTheLatestArrivalAndNeverGoesBack() {
    // Given
    clock.observe(START);
    clock.observe(START + HOUR);
    clock.observe(START - 500 * HOUR);

    // Then
    assertThat(clock.now()).isEqualTo(START + HOUR);
    assertThat(clock.place(START)).isEqualTo(START + HOUR);
    assertThat(clock.place(START + 90 * HOUR)).isEqualTo(START + 90 * HOUR);
  }

  @Test
  @Tag("fault-20")
  @Tag("fault-21")
  void recordsFromTheFarFutureAmongOthersDoNotMoveTheClock() {
    // Given
    clock.observe(START);
    long year2099 = 4_070_908_800_000L;

    // When
    for (int i = 0; i < 1_000; i++) {
      clock.observe(i % WindowClock.WITNESSES == 0 ? START + i : year2099);
    }

    // Then
    assertThat(clock.now()).isBetween(START, START + 1_000);
    assertThat(clock.place(year2099)).isEqualTo(clock.now());
  }

  @Test
  void timesThatAreTrustedAreFollowedOverAnySilence() {
    // Given
    WindowClock archive = new WindowClock(Arrivals.TRUSTED);
    archive.observe(START);

    // When
    long placed = archive.place(START + 1_000 * HOUR);
    archive.observe(START + 1_000 * HOUR);

    // Then
    assertThat(placed).isEqualTo(START + 1_000 * HOUR);
    assertThat(archive.now()).isEqualTo(START + 1_000 * HOUR);
    assertThat(archive.place(START)).isEqualTo(START + 1_000 * HOUR);
  }

  @Test
  void aSilenceIsOverWhenEnoughRecordsInARowSaySo() {
    // Given
    clock.observe(START);

    // When
    for (int i = 0; i < WindowClock.WITNESSES; i++) {
      assertThat(clock.now()).isEqualTo(START);
      clock.observe(START + 100 * HOUR + i);
    }

    // Then
    assertThat(clock.now()).isEqualTo(START + 100 * HOUR);
  }
}

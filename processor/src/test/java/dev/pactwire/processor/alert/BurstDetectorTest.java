package dev.pactwire.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A real burst beside archives that come in meanwhile. */
class BurstDetectorTest {
  private static final long BEGUN = Duration.ofDays(20_000).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final int SOURCES = 6;

  private final BurstDetector detector = BurstDetector.since(BEGUN);
  private final List<Burst> begun = new ArrayList<>();
  private long now = BEGUN + BurstDetector.LEARNING.toMillis() + HOUR;
  private int articles;

  private void tell(String source, long age) {
    Optional<Burst> burst = detector.told(now, now - age, source, "a" + articles++);
    burst.ifPresent(begun::add);
  }

  private void tellOld(String source) {
    tell(source, 4 * HOUR);
  }

  /** Two clusters every three minutes for half an hour, each of another source than the last. */
  private void burst() {
    for (int minute = 0; minute < 30; minute++, now += MINUTE) {
      if (minute % 3 != 0) {
        tell("source-" + articles % SOURCES, 0);
      }
      tellOld("archive");
    }
  }

  @Test
  void oneArchiveThatComesInHidesNoBurstOfOthers() {
    // Given an hour in which a source tells sixty things of four hours ago, and some of now
    for (int minute = 0; minute < 60; minute++, now += MINUTE) {
      tellOld("archive");
      if (minute % 6 == 0) {
        tell("archive", 0);
      }
    }
    assertThat(begun).isEmpty();

    // When six others tell twenty clusters in half an hour
    burst();

    // Then that is a burst
    assertThat(begun).hasSize(1);
  }

  @Test
  void theSameIsNoneOfSourcesThatAllBringTheirArchives() {
    // Given
    for (int minute = 0; minute < 60; minute++, now += MINUTE) {
      tellOld("source-" + minute % SOURCES);
    }

    // When / Then
    burst();
    assertThat(begun).isEmpty();
  }
}

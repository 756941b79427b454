package dev.pactwire.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How likely counts are. */
class ChanceTest {

  @Test
  void withHardlyAnyWaveringItIsPoissons() {
    assertThat(Chance.ofAtLeast(0, 3, 1e-9)).isEqualTo(1);
    assertThat(Chance.ofAtLeast(1, 3, 1e-9)).isCloseTo(1 - Math.exp(-3), within(1e-6));
    assertThat(Chance.ofAtLeast(2, 3, 1e-9)).isCloseTo(1 - 4 * Math.exp(-3), within(1e-6));
  }

  @Test
  void wavedByAsMuchAsItselfItIsGeometric() {
    // With a wavering of one the counts have a geometric distribution.
    assertThat(Chance.ofAtLeast(5, 3, 1)).isCloseTo(Math.pow(0.75, 5), within(1e-9));
    assertThat(Chance.ofAtLeast(1, 0, 1)).isZero();
  }

  @Test
  void moreIsNeverLikelierAndLargeCountsStayNumbers() {
    double before = 1;
    for (int count = 1; count < 20_000; count += 97) {
      double now = Chance.ofAtLeast(count, 4_000, 0.05);
      assertThat(now).isBetween(0.0, before);
      before = now;
    }
    assertThat(Chance.ofAtLeast(3_900, 4_000, 0.05)).isBetween(0.4, 0.7);
  }
}

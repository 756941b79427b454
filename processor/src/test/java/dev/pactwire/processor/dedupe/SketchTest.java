package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SketchTest {

  @Property(tries = 200, seed = "20261122")
  void neverTellsFewerEqualComponentsThanThereAre(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int percentEqual) {
    // Given
    SplittableRandom random = new SplittableRandom(seed);
    int[] one = new int[WindowIndex.SIGNATURE_BANDS];
    int[] two = new int[WindowIndex.SIGNATURE_BANDS];
    int equal = 0;
    for (int band = 0; band < one.length; band++) {
      one[band] = random.nextInt();
      int low = random.nextInt(100) < percentEqual ? one[band] : random.nextInt();
      int high = random.nextInt(100) < percentEqual ? one[band] : random.nextInt();
      two[band] = (low & 0xFFFF) | (high & 0xFFFF_0000);
      equal += (one[band] & 0xFFFF) == (two[band] & 0xFFFF) ? 1 : 0;
      equal += one[band] >>> 16 == two[band] >>> 16 ? 1 : 0;
    }

    // When
    int[] copied = new int[Sketch.INTS + 3];
    sketch(two).copyTo(copied, 3);
    int most = sketch(one).mostEqual(copied, 3);

    // Then
    assertThat(most).isBetween(equal, Fingerprint.COMPONENTS);
    assertThat(percentEqual < 100 || most == Fingerprint.COMPONENTS).isTrue();
    assertThat(percentEqual > 0 || most < 40).isTrue();
  }

  private static Sketch sketch(int[] keys) {
    Sketch sketch = new Sketch();
    for (int band = 0; band < keys.length; band++) {
      sketch.add(band, keys[band]);
    }
    return sketch;
  }
}

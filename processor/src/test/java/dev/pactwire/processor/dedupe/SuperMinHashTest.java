package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import com.dynatrace.hash4j.similarity.SuperMinHashVersion;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SuperMinHashTest {

  private static final SimilarityHashPolicy REFERENCE =
      SimilarityHashing.superMinHash(Fingerprint.COMPONENTS, 16, SuperMinHashVersion.V1);

  @Property(tries = 200, seed = "20261122")
  void signaturesAreThoseOfTheLibrary(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 2000) int size) {
    // Given as many elements as articles have shingles, with and without components left empty
    long[] elements = new Random(seed).longs(size).toArray();

    // Then
    assertThat(SuperMinHash.of(elements)).isEqualTo(reference(elements));
  }

  @Test
  void fewElementsVisitAllComponents() {
    for (int size = 1; size <= 20; size++) {
      long[] elements = new Random(size).longs(size).toArray();
      assertThat(SuperMinHash.of(elements)).as("%d elements", size).isEqualTo(reference(elements));
    }
  }

  @Test
  void aNumberThatIsDrawnAgainIsDrawnAgainInEachVisit() {
    // Given elements whose draw for one of their visits falls where a bounded number is uneven
    long[] elements = new long[6];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = before((0xABCDL + i) << 32, 2 + 2 * i);
    }

    // Then
    assertThat(SuperMinHash.of(elements)).isEqualTo(reference(elements));
  }

  @Test
  void repeatedElementsChangeNothing() {
    long[] once = new Random(7).longs(300).toArray();
    long[] twice = Arrays.copyOf(once, 600);
    System.arraycopy(once, 0, twice, 300, 300);
    assertThat(SuperMinHash.of(twice)).isEqualTo(SuperMinHash.of(once));
  }

  /** The element whose random number after so many steps is a given one. */
  private static long before(long random, int steps) {
    long z = random;
    z = (z ^ (z >>> 31) ^ (z >>> 62)) * inverse(0x94D049BB133111EBL);
    z = (z ^ (z >>> 27) ^ (z >>> 54)) * inverse(0xBF58476D1CE4E5B9L);
    z = z ^ (z >>> 30) ^ (z >>> 60);
    return z - steps * Shingles.STEP;
  }

  /** Newton's iteration for the inverse of an odd number modulo two to the 64th. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  private static byte[] reference(long[] elements) {
    return REFERENCE.createHasher().compute(ElementHashProvider.ofValues(elements));
  }
}

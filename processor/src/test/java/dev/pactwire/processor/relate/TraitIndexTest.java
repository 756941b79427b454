package dev.pactwire.processor.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraitIndexTest {

  @Test
  void itFindsWhatIsThereAndNothingThatHasLeftWhateverItsSize() {
    // Given a window of a thousand articles that slides over many, and a plain list of the same
    TraitIndex index = new TraitIndex();
    Deque<long[]> window = new ArrayDeque<>();
    Random random = new Random(5);
    for (long sequence = 1; sequence <= 20_000; sequence++) {
      long key = random.nextInt(400);
      index.add(key, sequence, "en");
      window.add(new long[] {sequence, key});
      while (window.size() > 1000) {
        index.removeUpTo(window.removeFirst()[0]);
      }
    }
    // When, Then
    for (long key = 0; key < 400; key++) {
      long wanted = key;
      long[] expected =
          window.stream().filter(e -> e[1] == wanted).mapToLong(e -> e[0]).sorted().toArray();
      long[] found = index.latest(key, 100, "");
      assertThat(java.util.Arrays.stream(found).sorted().toArray()).isEqualTo(expected);
      assertThat(index.latest(key, 100, "en")).isEmpty();
      assertThat(index.latest(key, 100, "de")).hasSize(expected.length);
    }
    assertThat(index.size()).isEqualTo(1000);
  }

  @Test
  void whatIsFoundDoesNotDependOnTheSizeOfTheTable() {
    // Given two entries with a trait, and so many others since that they share its bucket
    TraitIndex index = new TraitIndex();
    index.add(7, 1, "en");
    index.add(7, 2, "de");
    for (long i = 1; i <= 1_000; i++) {
      index.add(7 + (i << 44), 3, "en");
    }
    // When, Then: none hides it
    assertThat(index.latest(7, 1, "")).containsExactly(2);
    assertThat(index.latest(7, 1, "de")).containsExactly(1);
  }
}

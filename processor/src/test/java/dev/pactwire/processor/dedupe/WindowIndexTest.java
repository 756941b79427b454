package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowIndexTest {

  private final Fingerprinter fingerprinter = new Fingerprinter();

  @Property(tries = 40, seed = "20261122")
  void bucketsHoldExactlyTheArticlesThatHaveNotLeftLatestFirst(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 1_500) int articles) {
    // Given
    Random random = new Random(seed);
    WindowIndex index = new WindowIndex();
    List<String> clusters = new ArrayList<>();
    long first = Integer.MAX_VALUE - 300L;
    for (int i = 0; i < articles; i++) {
      String cluster = "c" + random.nextInt(20);
      clusters.add(cluster);
      index.add(first + i, new IndexKeys(fingerprinter.of("", "unsigned " + i), cluster), i);

      // When
      if (random.nextInt(3) == 0 && index.size() > 0) {
        index.removeOldest();
      }
    }

    // Then
    int gone = (int) (index.oldest() - first);
    for (int c = 0; c < 20; c++) {
      List<Long> expected = new ArrayList<>();
      for (int i = articles - 1; i >= gone; i--) {
        if (clusters.get(i).equals("c" + c)) {
          expected.add(first + i);
        }
      }
      assertThat(cluster(index, "c" + c)).isEqualTo(expected);
    }
  }

  @Test
  void anArticleCostsLessThanAKilobyteOfHeapAndPagesGoWithTheirArticles() {
    // Given
    WindowIndex index = new WindowIndex();
    for (int i = 1; i <= 20_000; i++) {
      index.add(i, new IndexKeys(fingerprinter.of("", Texts.of(i, 40)), "c" + i), i);
    }

    // Then
    assertThat(index.heapBytes() / index.size()).isLessThan(850);

    // When
    long full = index.heapBytes();
    while (index.size() > 10) {
      index.removeOldest();
    }

    // Then
    assertThat(index.heapBytes()).isLessThan(full / 2);
    assertThat(index.placed((int) index.oldest())).isEqualTo(19_991);
  }

  private static List<Long> cluster(WindowIndex index, String cluster) {
    List<Long> found = new ArrayList<>();
    int key = IndexKeys.ofCluster(cluster);
    for (int row = index.latest(WindowIndex.CLUSTER, key);
        row != WindowIndex.NONE;
        row = index.earlier(WindowIndex.CLUSTER, key, row)) {
      found.add(index.sequence(row));
    }
    return found;
  }
}

package dev.pactwire.processor.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordTrieTest {

  @Test
  void stepsAreThoseThatWereAddedAndNoOthers() {
    // Given
    Random random = new Random(11);
    WordTrie.Builder builder = new WordTrie.Builder();
    Map<Long, Integer> added = new HashMap<>();
    for (int phrase = 0; phrase < 3_000; phrase++) {
      int node = 0;
      for (int length = random.nextInt(4); length >= 0; length--) {
        int word = random.nextInt(60);
        int next = builder.step(node, word);
        added.put(way(node, word), next);
        node = next;
      }
    }

    // When
    WordTrie trie = builder.build();

    // Then
    int nodes = added.size() + 1;
    for (int node = 0; node < nodes; node++) {
      boolean inner = false;
      for (int word = 0; word < 70; word++) {
        assertThat(trie.next(node, word)).isEqualTo(added.getOrDefault(way(node, word), 0));
        inner |= added.containsKey(way(node, word));
      }
      assertThat(trie.isInner(node)).isEqualTo(inner);
    }
  }

  @Test
  void anEmptyTrieGoesNowhere() {
    assertThat(new WordTrie.Builder().build().next(0, 3)).isZero();
  }

  private static long way(int node, int word) {
    return node * 1_000L + word;
  }
}

package dev.pactwire.processor.classify;

import java.util.Arrays;

/**
 * A trie over words that are given as numbers. Its nodes are numbers too; the root is 0.
 *
 * <p>The steps from one node stand side by side, in the order of their words. What a text reaches
 * is a few nodes, and those stay in the processor's cache whatever else the trie holds: a step
 * costs the same among ten thousand names and among two hundred thousand. One table of hashes over
 * all steps would scatter them.
 */
final class WordTrie {
  private static final int FEW = 8;

  /** From the number of a word to the node after it: the first step is taken at every word. */
  private final int[] first;

  /** Where the steps of each node begin; those of the next node follow. */
  private final int[] from;

  /** The word in the upper half, the node after it in the lower. */
  private final long[] steps;

  private WordTrie(int[] first, int[] from, long[] steps) {
    this.first = first;
    this.from = from;
    this.steps = steps;
  }

  /** The node after a word, or 0 where nothing goes on so. */
  int next(int node, int word) {
    if (node == 0) {
      return word < first.length ? first[word] : 0;
    }
    int low = from[node];
    int high = from[node + 1];
    while (high - low > FEW) {
      int middle = (low + high) >>> 1;
      if (word(steps[middle]) <= word) {
        low = middle;
      } else {
        high = middle;
      }
    }
    for (int i = low; i < high; i++) {
      if (word(steps[i]) == word) {
        return (int) steps[i];
      }
    }
    return 0;
  }

  /** Whether any word goes on from a node. */
  boolean isInner(int node) {
    return from[node] < from[node + 1];
  }

  private static int word(long step) {
    return (int) (step >>> 32);
  }

  /** Collects the steps. */
  static final class Builder {
    private final LongIntMap nodes = new LongIntMap();

    /** The node before and the word of the step to each node; the root has none. */
    private long[] ways = new long[64];

    private int size = 1;
    private int words;

    /** The node after a word, made where there is none. */
    int step(int node, int word) {
      long way = ((long) node << 32) | word;
      int next = nodes.get(way);
      if (next < 0) {
        next = size++;
        ways = next < ways.length ? ways : Arrays.copyOf(ways, ways.length * 2);
        ways[next] = way;
        nodes.put(way, next);
        words = Math.max(words, word + 1);
      }
      return next;
    }

    WordTrie build() {
      int[] from = new int[size + 1];
      for (int node = 1; node < size; node++) {
        from[before(node) + 1]++;
      }
      for (int node = 0; node < size; node++) {
        from[node + 1] += from[node];
      }
      int[] free = from.clone();
      long[] steps = new long[size - 1];
      int[] first = new int[words];
      for (int node = 1; node < size; node++) {
        int word = (int) ways[node];
        steps[free[before(node)]++] = ((long) word << 32) | node;
        if (before(node) == 0) {
          first[word] = node;
        }
      }
      for (int node = 0; node < size; node++) {
        Arrays.sort(steps, from[node], from[node + 1]);
      }
      return new WordTrie(first, from, steps);
    }

    private int before(int node) {
      return (int) (ways[node] >>> 32);
    }
  }
}

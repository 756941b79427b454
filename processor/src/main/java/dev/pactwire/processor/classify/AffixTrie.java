package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * Prefixes (or, read backwards, suffixes) of words, each with a symbol; a look-up costs the length
 * of the longest. Nodes are numbers and all steps stand in one table: following objects from map to
 * map costs a cache miss for each letter.
 */
final class AffixTrie {
  private static final int LETTER_BITS = 16;

  private final boolean backwards;
  private final LongIntMap steps = new LongIntMap();

  /** The symbol of each node, or none. */
  private final List<Integer> symbols = new ArrayList<>(List.of(-1));

  AffixTrie(boolean backwards) {
    this.backwards = backwards;
  }

  /** Adds an affix that has not been added before. */
  void add(String affix, int symbol) {
    int node = 0;
    for (int i = 0; i < affix.length(); i++) {
      long step = step(node, at(affix, i));
      int next = steps.get(step);
      if (next < 0) {
        next = symbols.size();
        symbols.add(-1);
        steps.put(step, next);
      }
      node = next;
    }
    symbols.set(node, symbol);
  }

  /** Adds to {@code found} the symbols of all affixes of the word. */
  void collect(String word, List<Integer> found) {
    int node = 0;
    for (int i = 0; i < word.length(); i++) {
      node = steps.get(step(node, at(word, i)));
      if (node < 0) {
        return;
      }
      int symbol = symbols.get(node);
      if (symbol >= 0) {
        found.add(symbol);
      }
    }
  }

  private static long step(int node, char letter) {
    return ((long) node << LETTER_BITS) | letter;
  }

  private char at(String word, int index) {
    return word.charAt(backwards ? word.length() - 1 - index : index);
  }
}

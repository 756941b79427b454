package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prefixes (or, read backwards, suffixes) of words, each with a symbol; a look-up costs the length
 * of the longest.
 */
final class AffixTrie {
  private static final class Node {
    final Map<Character, Node> children = new HashMap<>();
    final List<Integer> symbols = new ArrayList<>(1);
  }

  private final boolean backwards;
  private final Node root = new Node();

  AffixTrie(boolean backwards) {
    this.backwards = backwards;
  }

  void add(String affix, int symbol) {
    Node node = root;
    for (int i = 0; i < affix.length(); i++) {
      node = node.children.computeIfAbsent(at(affix, i), c -> new Node());
    }
    node.symbols.add(symbol);
  }

  /** Adds to {@code found} the symbols of all affixes of the word. */
  void collect(String word, List<Integer> found) {
    Node node = root;
    for (int i = 0; i < word.length(); i++) {
      node = node.children.get(at(word, i));
      if (node == null) {
        return;
      }
      found.addAll(node.symbols);
    }
  }

  private char at(String word, int index) {
    return word.charAt(backwards ? word.length() - 1 - index : index);
  }
}

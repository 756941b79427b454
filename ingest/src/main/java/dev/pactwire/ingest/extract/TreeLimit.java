package dev.pactwire.ingest.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Bounds the size of a tree, so that a page made to be slow costs no more than a large one. */
final class TreeLimit {

  /** Real pages have a few thousand nodes, the longest of them some ten thousand. */
  static final int MAX_NODES = 50_000;

  /** So many tags and other brackets are more than any page has that is cut after its nodes. */
  private static final int MAX_BRACKETS = 4 * MAX_NODES;

  private TreeLimit() {}

  /**
   * Drops everything behind the first brackets of a page, before a tree is made of it that would
   * fill the memory.
   */
  static String cut(String html) {
    int brackets = 0;
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      if (++brackets > MAX_BRACKETS) {
        return html.substring(0, at);
      }
    }
    return html;
  }

  /** Drops everything after the first {@value #MAX_NODES} nodes in document order. */
  static void cut(Document document) {
    int[] seen = {0};
    Set<Node> first = new LinkedHashSet<>();
    Set<Element> cutParents = new LinkedHashSet<>();
    document.traverse(
        (node, depth) -> {
          if (++seen[0] <= MAX_NODES) {
            first.add(node);
          } else if (node.parent() instanceof Element parent && first.contains(parent)) {
            cutParents.add(parent);
          }
        });
    for (Element parent : cutParents) {
      List<Node> kept = new ArrayList<>(parent.childNodes());
      kept.removeIf(child -> !first.contains(child));
      // All at once: jsoup looks each single child up before it removes it.
      parent.empty();
      parent.appendChildren(kept);
    }
  }
}

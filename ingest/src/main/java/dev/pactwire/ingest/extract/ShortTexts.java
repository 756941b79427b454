package dev.pactwire.ingest.extract;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Tells elements with little text, without reading all that a large one holds. */
final class ShortTexts {

  /** An element of more nodes is no short text. */
  private static final int MOST_NODES = 500;

  /** White space of the source may be longer than the text by this factor. */
  private static final int INDENTED = 20;

  private ShortTexts() {}

  /**
   * Whether an element has some text of at most so many characters.
   *
   * @param longest how many, as a reader sees them
   */
  static boolean isShort(Element element, int longest) {
    Size size = new Size(longest * INDENTED);
    element.filter(size);
    if (size.isOver()) {
      return false;
    }
    String text = element.text();
    return !text.isBlank() && text.length() <= longest;
  }

  /** Counts until it is too much. */
  private static final class Size implements NodeFilter {
    private final int most;
    private int characters;
    private int nodes;

    Size(int most) {
      this.most = most;
    }

    boolean isOver() {
      return characters > most || nodes > MOST_NODES;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      nodes++;
      characters += node instanceof TextNode text ? text.getWholeText().length() : 0;
      return isOver() ? FilterResult.STOP : FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      return FilterResult.CONTINUE;
    }
  }
}

package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * The first short lines of a page that has no elements for its lines: texts between line breaks, as
 * in layouts of tables.
 */
final class TextLines {

  private static final Set<String> SILENT =
      Set.of("script", "style", "noscript", "template", "option", "select", "svg", "a");
  private static final int MOST = 200;
  private static final int LONGEST = 90;
  private static final int SHORTEST = 8;

  private TextLines() {}

  /** In document order, without those that stand beside the article. */
  static List<String> of(Document document, Asides asides) {
    List<String> lines = new ArrayList<>();
    document
        .body()
        .filter(
            (Node node, int depth) -> {
              if (node instanceof Element element && SILENT.contains(element.normalName())) {
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
              }
              if (node instanceof TextNode text
                  && node.parent() instanceof Element parent
                  && parent.childNodeSize() > 1) {
                String line = PlainText.line(text.getWholeText());
                boolean fits = line.length() >= SHORTEST && line.length() <= LONGEST;
                if (fits && !asides.contain(parent)) {
                  lines.add(line);
                }
              }
              return lines.size() < MOST
                  ? NodeFilter.FilterResult.CONTINUE
                  : NodeFilter.FilterResult.STOP;
            });
    return lines;
  }
}

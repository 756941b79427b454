package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/**
 * Finds the lead of an article that stands outside its text: the sentences between the headline and
 * the element that holds the text. Many publishers put them into the page's head.
 */
final class Leads {

  private static final Set<String> BLOCKS =
      Set.of("p", "h2", "h3", "h4", "div", "strong", "span", "em", "li");
  private static final Pattern SENTENCE = Pattern.compile(".*[.!?…:][\"'“”»«)\\]]?$");
  private static final int SHORTEST = 50;
  private static final int LONG = 120;
  private static final int LONGEST = 2000;
  private static final double LINKS = 0.3;

  private Leads() {}

  /** The lines of the lead; none if the headline is in the content or not on the page. */
  static List<String> before(Element content, Element body, Optional<String> title) {
    List<String> lines = new ArrayList<>();
    boolean[] headline = {false};
    body.filter(
        (node, depth) -> {
          if (!(node instanceof Element element)) {
            return NodeFilter.FilterResult.CONTINUE;
          }
          if (element.equals(content)) {
            return NodeFilter.FilterResult.STOP;
          }
          if (isHeadline(element, title)) {
            headline[0] = true;
            lines.clear();
            return NodeFilter.FilterResult.SKIP_CHILDREN;
          }
          if (headline[0] && isLeaf(element) && isProse(element)) {
            lines.add(PlainText.line(element.text()));
            return NodeFilter.FilterResult.SKIP_CHILDREN;
          }
          return NodeFilter.FilterResult.CONTINUE;
        });
    int length = lines.stream().mapToInt(String::length).sum();
    return length > LONGEST ? List.of() : lines.stream().distinct().toList();
  }

  private static boolean isHeadline(Element element, Optional<String> title) {
    String name = element.normalName();
    return name.equals("h1")
        || name.matches("h[2-4]")
            && title.isPresent()
            && PlainText.line(element.text()).equals(title.get());
  }

  private static boolean isLeaf(Element element) {
    return BLOCKS.contains(element.normalName())
        && element.childNodes().stream().noneMatch(Leads::isBlock);
  }

  private static boolean isBlock(Node node) {
    return node instanceof Element child
        && (child.isBlock() || child.children().stream().anyMatch(Element::isBlock));
  }

  private static boolean isProse(Element element) {
    String text = PlainText.line(element.text());
    return text.length() >= SHORTEST
        && (text.length() >= LONG || SENTENCE.matcher(text).matches())
        && ContentFinder.linkDensity(element) < LINKS;
  }
}

package dev.pactwire.ingest.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The short elements of a page that hold digits enough for a date, in document order, found in one
 * walk. What stands beside the article is kept apart: it is asked last.
 */
final class Stamps {

  /** Longer texts are no stamps. */
  static final int LONGEST = 200;

  static final int MOST_TEXTS = 400;

  private static final int DIGITS = 3;
  private static final Set<String> SILENT =
      Set.of("script", "style", "noscript", "template", "option", "select", "svg", "head");
  private static final Set<String> LINES =
      Set.of(
          "p", "span", "div", "td", "h2", "h3", "h4", "h5", "small", "em", "i", "b", "strong", "li",
          "nobr", "font", "dd", "time", "a");
  private static final Pattern NAMED =
      Pattern.compile(
          "publish|date|datum|time|byline|meta|posted|author|info|subtitle|header|fecha",
          Pattern.CASE_INSENSITIVE);

  private final List<Element> found;
  private final Asides asides;
  private Optional<List<String>> texts = Optional.empty();

  private Stamps(List<Element> found, Asides asides) {
    this.found = found;
    this.asides = asides;
  }

  static Stamps of(Document document, Asides asides) {
    Walk walk = new Walk();
    document.body().traverse(walk);
    return new Stamps(walk.found.stream().filter(Objects::nonNull).toList(), asides);
  }

  /** Elements beside nothing whose name speaks of dates or authors. */
  Stream<Element> named() {
    return found.stream().filter(e -> isNamed(e) && !asides.contain(e));
  }

  /** Elements that hold the digits themselves. */
  Stream<Element> lines() {
    return found.stream()
        .filter(
            e ->
                LINES.contains(e.normalName())
                    && digits(e.ownText()) > DIGITS
                    && !asides.contain(e));
  }

  /** All of the article's. */
  Stream<Element> all() {
    return found.stream().filter(e -> !asides.contain(e));
  }

  /** The texts of {@link #all}, at most {@value #MOST_TEXTS}; put together once. */
  List<String> texts() {
    if (texts.isEmpty()) {
      texts = Optional.of(all().limit(MOST_TEXTS).map(Element::text).toList());
    }
    return texts.get();
  }

  /** Those beside the article. */
  Stream<Element> beside() {
    return found.stream().filter(asides::contain);
  }

  private static boolean isNamed(Element element) {
    return NAMED.matcher(element.className()).find() || NAMED.matcher(element.id()).find();
  }

  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  /** Adds up characters and digits of each element on the way back from its children. */
  private static final class Walk implements NodeVisitor {
    private final List<Element> found = new ArrayList<>();
    private final Deque<int[]> open = new ArrayDeque<>();

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text && !open.isEmpty()) {
        String characters = text.getWholeText();
        if (!characters.isBlank()) {
          open.peek()[0] += characters.strip().length();
          open.peek()[1] += digits(characters);
        }
      } else if (node instanceof Element) {
        open.push(new int[] {0, 0, found.size()});
        found.add(null);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      int[] sums = open.pop();
      boolean silent = SILENT.contains(element.normalName());
      boolean stamp = !silent && sums[0] <= LONGEST && sums[1] >= DIGITS;
      if (stamp) {
        found.set(sums[2], element);
      }
      if (!open.isEmpty() && !silent) {
        open.peek()[0] += sums[0];
        open.peek()[1] += sums[1];
      }
    }
  }
}

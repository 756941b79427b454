package dev.pactwire.ingest.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes comments, known inline tags and whole blocks' tags out of a headline, in one pass: the time
 * grows with the length. Other things between angle brackets belong to the headline.
 */
final class HeadlineMarkup {

  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "big", "bdi", "bdo", "br", "cite", "code", "div", "em", "font", "i",
          "img", "mark", "nobr", "p", "q", "s", "small", "span", "strike", "strong", "sub", "sup",
          "tt", "u", "wbr");
  private static final Set<String> BLOCK =
      Set.of(
          "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "center", "section", "article", "header",
          "li", "ul", "td", "tr", "table", "blink", "marquee");
  private static final int LONGEST_NAME = 8;

  /** A tag or comment, and what stands for it; null if it is part of the headline. */
  private static final class Piece {
    private final int from;
    private final int to;
    private String instead;

    Piece(int from, int to, String instead) {
      this.from = from;
      this.to = to;
      this.instead = instead;
    }
  }

  private final String markup;
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, Deque<Piece>> open = new HashMap<>();

  private HeadlineMarkup(String markup) {
    this.markup = markup;
  }

  /** The headline without its tags; entities stay. */
  static String without(String markup) {
    HeadlineMarkup headline = new HeadlineMarkup(markup);
    headline.scan();
    return headline.text();
  }

  private void scan() {
    int lastComment = markup.lastIndexOf("-->");
    int at = markup.indexOf('<');
    while (at >= 0) {
      int end = at + 1;
      if (markup.startsWith("!--", end) && at + 4 <= lastComment) {
        end = markup.indexOf("-->", at + 4) + 3;
        pieces.add(new Piece(at, end, " "));
      } else {
        while (end < markup.length() && markup.charAt(end) != '<' && markup.charAt(end) != '>') {
          end++;
        }
        if (end < markup.length() && markup.charAt(end) == '>') {
          tag(at, ++end);
        }
      }
      at = markup.indexOf('<', end);
    }
  }

  private void tag(int from, int to) {
    boolean closes = markup.charAt(from + 1) == '/';
    int start = closes ? from + 2 : from + 1;
    int end = start;
    while (isNamePart(markup.charAt(end)) && end - start <= LONGEST_NAME) {
      end++;
    }
    char behind = markup.charAt(end);
    if (behind != '>' && behind != '/' && !Character.isWhitespace(behind)) {
      return;
    }
    String name = markup.substring(start, end).toLowerCase(Locale.ROOT);
    Piece piece = new Piece(from, to, INLINE.contains(name) ? "" : null);
    pieces.add(piece);
    if (BLOCK.contains(name)) {
      pair(piece, closes, open.computeIfAbsent(name, n -> new ArrayDeque<>()));
    }
  }

  /** Only a block that is closed is one. */
  private static void pair(Piece piece, boolean closes, Deque<Piece> before) {
    if (!closes) {
      before.push(piece);
    } else if (!before.isEmpty()) {
      before.pop().instead = " ";
      piece.instead = " ";
    }
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private String text() {
    StringBuilder text = new StringBuilder(markup.length());
    int from = 0;
    for (Piece piece : pieces) {
      if (piece.instead != null) {
        text.append(markup, from, piece.from).append(piece.instead);
        from = piece.to;
      }
    }
    return text.append(markup, from, markup.length()).toString();
  }
}

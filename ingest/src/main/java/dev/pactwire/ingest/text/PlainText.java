package dev.pactwire.ingest.text;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** Markup to plain text: paragraphs stay paragraphs, everything that is not text goes. */
public final class PlainText {

  /** Deeper nesting than this never carries an article and only costs stack and time. */
  public static final int MAX_DEPTH = 400;

  private static final Set<String> HIDDEN =
      Set.of("script", "style", "noscript", "template", "svg", "head", "iframe", "object");
  private static final Set<String> CELLS = Set.of("td", "th");

  /** Of a longer "headline" no more is looked at. */
  private static final int LONGEST_MARKUP = 4000;

  private PlainText() {}

  /**
   * One line: white space folded, control characters, soft hyphens and byte-order marks removed.
   */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
          line.append(' ');
        }
      } else if (!isUnwanted(c)) {
        line.append(c);
      }
    }
    return line.toString().strip();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' || c == '\u00a0' || c == '\u2007' || c == '\u202f';
  }

  private static boolean isUnwanted(char c) {
    return c < ' '
        || c >= '\u007f' && c < '\u00a0'
        || c == '\u00ad'
        || c == '\u200b'
        || c == '\ufeff'
        || c >= '\ufffe';
  }

  /**
   * A headline that may hold markup: entities are resolved, known inline tags, comments, and the
   * tags of whole blocks removed. Anything else between angle brackets is part of the headline
   * ("How to use the &lt;script&gt; tag").
   */
  public static String headline(String markup) {
    String head = beginning(markup);
    String plain = head.indexOf('<') < 0 ? head : HeadlineMarkup.without(head);
    return line(Parser.unescapeEntities(plain, false));
  }

  private static String beginning(String markup) {
    if (markup.length() <= LONGEST_MARKUP) {
      return markup;
    }
    boolean splits = Character.isHighSurrogate(markup.charAt(LONGEST_MARKUP - 1));
    return markup.substring(0, splits ? LONGEST_MARKUP - 1 : LONGEST_MARKUP);
  }

  /** The text of a fragment of HTML, a line for each block. */
  public static String ofHtml(String html) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return tidy(html);
    }
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    Document document = Jsoup.parse(html, "", parser);
    return of(document.body());
  }

  /** The text of an element, a line for each block. Walks without recursion. */
  public static String of(Element root) {
    StringBuilder text = new StringBuilder();
    root.traverse(
        new NodeVisitor() {
          private int hidden;

          @Override
          public void head(Node node, int depth) {
            if (node instanceof Element element) {
              hidden += HIDDEN.contains(element.normalName()) ? 1 : 0;
              if (element.isBlock() || element.normalName().equals("br")) {
                text.append('\n');
              } else if (CELLS.contains(element.normalName())) {
                text.append(' ');
              }
            } else if (hidden == 0 && node instanceof TextNode characters) {
              appendInline(text, characters.getWholeText());
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              hidden -= HIDDEN.contains(element.normalName()) ? 1 : 0;
              text.append(element.isBlock() ? "\n" : "");
            }
          }
        });
    return tidy(text.toString());
  }

  /** Line ends of the source are mere spaces. */
  private static void appendInline(StringBuilder text, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      text.append(isSpace(c) ? ' ' : c);
    }
  }

  private static String tidy(String text) {
    StringBuilder tidy = new StringBuilder(text.length());
    text.lines()
        .map(PlainText::line)
        .filter(line -> !line.isEmpty())
        .forEach(line -> tidy.append(tidy.length() == 0 ? "" : "\n").append(line));
    return tidy.toString();
  }
}

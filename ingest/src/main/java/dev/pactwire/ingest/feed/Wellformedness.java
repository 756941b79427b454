package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.feed.Repairs.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/**
 * Looks for what the lenient reader of XML mends in silence. One pass over the text, which stops
 * looking for what it has found.
 */
final class Wellformedness {

  private static final Set<String> PREDEFINED = Set.of("amp", "lt", "gt", "quot", "apos");
  private static final int LONGEST_ENTITY = 40;

  private final String text;
  private final Set<Kind> found = EnumSet.noneOf(Kind.class);
  private final Deque<String> open = new ArrayDeque<>();

  private Wellformedness(String text) {
    this.text = text;
  }

  /** What is wrong with a document. */
  static Set<Kind> problems(String text) {
    return problems(text, Set.of());
  }

  /** What is wrong with a document, beside what is known. */
  static Set<Kind> problems(String text, Set<Kind> known) {
    Wellformedness look = new Wellformedness(text);
    look.found.addAll(known);
    look.characters();
    look.prolog();
    look.markup();
    return look.found;
  }

  private void characters() {
    if (text.chars().anyMatch(XmlFeedReader::isForbidden)) {
      found.add(Kind.CONTROLS);
    }
  }

  private void prolog() {
    int declaration = text.indexOf("<?xml ");
    int first = text.indexOf('<');
    if (declaration > 0 && declaration < XmlFeedReader.rootStart(text)
        || first > 0 && !text.substring(0, first).isBlank()) {
      found.add(Kind.PROLOG);
    }
  }

  private void markup() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '<') {
        at = tag(at);
      } else {
        if (c == '&' && isUndefined(at)) {
          found.add(Kind.ENTITIES);
        }
        at++;
      }
    }
    if (!open.isEmpty()) {
      found.add(Kind.TAGS);
    }
  }

  /** Where what begins here has ended. */
  private int tag(int at) {
    if (text.startsWith("<!--", at)) {
      return after("-->", at);
    }
    if (text.startsWith("<![CDATA[", at)) {
      return after("]]>", at);
    }
    if (text.startsWith("<?", at)) {
      return after("?>", at);
    }
    if (text.startsWith("<!", at)) {
      return after(">", at);
    }
    boolean closing = text.startsWith("</", at);
    int begin = at + (closing ? 2 : 1);
    int end = begin;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !ends(end)) {
      end++;
    }
    if (end == begin) {
      found.add(Kind.TAGS);
      return end;
    }
    int close = close(end);
    if (close == text.length()) {
      found.add(Kind.TAGS);
    } else if (closing) {
      closed(text.substring(begin, end));
    } else if (text.charAt(close - 1) != '/') {
      opened(text.substring(begin, end));
    }
    return close + 1;
  }

  private boolean ends(int at) {
    char c = text.charAt(at);
    return c == '>' || c == '/' || c == '<';
  }

  /** Where a tag ends whose name has ended; what stands in quotes is part of it. */
  private int close(int from) {
    char quote = 0;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '&' && isUndefined(at)) {
        found.add(Kind.ENTITIES);
      }
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return at;
      }
    }
    return text.length();
  }

  private void opened(String name) {
    if (!found.contains(Kind.TAGS)) {
      open.push(name);
    }
  }

  private void closed(String name) {
    if (!found.contains(Kind.TAGS) && !name.equals(open.poll())) {
      found.add(Kind.TAGS);
      open.clear();
    }
  }

  private int after(String end, int from) {
    int at = text.indexOf(end, from);
    if (at < 0) {
      found.add(Kind.TAGS);
      return text.length();
    }
    return at + end.length();
  }

  private boolean isUndefined(int ampersand) {
    return !found.contains(Kind.ENTITIES) && !isEntity(ampersand);
  }

  private boolean isEntity(int ampersand) {
    int most = Math.min(text.length(), ampersand + LONGEST_ENTITY);
    int end = ampersand + 1;
    while (end < most && text.charAt(end) != ';') {
      end++;
    }
    if (end == most) {
      return false;
    }
    String name = text.substring(ampersand + 1, end);
    return PREDEFINED.contains(name) || name.matches("#(\\d+|[xX][0-9a-fA-F]+)");
  }
}

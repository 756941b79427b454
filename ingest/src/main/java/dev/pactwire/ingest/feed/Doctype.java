package dev.pactwire.ingest.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The document type declaration of a feed. What it points to is never read. Entities that it
 * declares as plain characters ({@code <!ENTITY copy "&#169;">}) are put in their places; one that
 * names another entity, a file or a parameter makes the whole document suspicious, and so does one
 * that makes it much longer.
 */
final class Doctype {

  private static final int MOST_ENTITIES = 300;
  private static final int MOST_ADDED = 1 << 20;
  private static final Set<String> PREDEFINED = Set.of("amp", "lt", "gt", "quot", "apos");

  private static final Pattern START = Pattern.compile("<!DOCTYPE\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern HEAD =
      Pattern.compile(
          "<!DOCTYPE(?:[^<>\\[\"']++|\"[^\"<]*+\"|'[^'<]*+'){0,20}+([\\[>])?+", START.flags());
  private static final Pattern ENTITY =
      Pattern.compile("<!ENTITY\\s++([\\w.-]{1,60}+)\\s++(?:\"([^\"]*+)\"|'([^']*+)')\\s*+>");
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\s++|<!--.*?-->|<\\?[^>]*+>|<!(?:ELEMENT|ATTLIST|NOTATION)\\s[^<>]*+>", Pattern.DOTALL);
  private static final Pattern END = Pattern.compile("\\]\\s*+>");
  private static final Pattern CHARACTERS =
      Pattern.compile("(?:[^&<%]|&(?:#\\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);){0,200}+");
  private static final Pattern REFERENCE =
      Pattern.compile("<!\\[CDATA\\[.*?(?:\\]\\]>|\\z)|&([\\w.-]{1,60}+);", Pattern.DOTALL);

  private Doctype() {}

  /**
   * The document without its declaration, and with the characters that this one gives names to;
   * empty if it declares more than characters.
   */
  static Optional<String> resolved(String text) {
    Matcher head = HEAD.matcher(text);
    int root = XmlFeedReader.rootStart(text);
    if (!START.matcher(text).region(0, root).find() || !head.find() || head.start() >= root) {
      return Optional.of(text);
    }
    if (!"[".equals(head.group(1))) {
      return Optional.of(text.substring(0, head.start()) + text.substring(head.end()));
    }
    Map<String, String> entities = new HashMap<>();
    int end = subset(text, head.end(), entities);
    return end < 0
        ? Optional.empty()
        : replaced(text.substring(0, head.start()) + text.substring(end), entities);
  }

  /** Reads the declarations; where they end, or -1 if there is anything that may not be. */
  private static int subset(String text, int from, Map<String, String> entities) {
    Matcher harmless = HARMLESS.matcher(text);
    Matcher entity = ENTITY.matcher(text);
    Matcher end = END.matcher(text);
    int at = from;
    while (true) {
      if (end.region(at, text.length()).lookingAt()) {
        return end.end();
      }
      if (harmless.region(at, text.length()).lookingAt()) {
        at = harmless.end();
      } else if (entity.region(at, text.length()).lookingAt()
          && entities.size() < MOST_ENTITIES
          && declare(entity, entities)) {
        at = entity.end();
      } else {
        return -1;
      }
    }
  }

  private static boolean declare(Matcher entity, Map<String, String> entities) {
    String value = entity.group(2) == null ? entity.group(3) : entity.group(2);
    String name = entity.group(1);
    if (PREDEFINED.contains(name)) {
      return true;
    }
    if (!CHARACTERS.matcher(value).matches()) {
      return false;
    }
    // XML, 4.2: the first declaration of a name is binding.
    entities.putIfAbsent(name, value);
    return true;
  }

  private static Optional<String> replaced(String text, Map<String, String> entities) {
    if (entities.isEmpty()) {
      return Optional.of(text);
    }
    StringBuilder whole = new StringBuilder(text.length());
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      String name = reference.group(1);
      String value = name == null ? null : entities.get(name);
      reference.appendReplacement(
          whole, Matcher.quoteReplacement(value == null ? reference.group() : value));
      if (whole.length() > text.length() + MOST_ADDED) {
        return Optional.empty();
      }
    }
    return Optional.of(reference.appendTail(whole).toString());
  }
}

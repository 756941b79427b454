package dev.pactwire.processor.dedupe;

import java.util.Map;

/**
 * Resolves the character references that badly converted texts still hold ({@code &amp;}, {@code
 * &#8217;}), once. Unknown names stay as they are.
 */
final class References {

  private static final int LONGEST = 10;
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("shy", "\u00ad"),
          Map.entry("lsquo", "'"),
          Map.entry("rsquo", "'"),
          Map.entry("sbquo", "'"),
          Map.entry("ldquo", "\""),
          Map.entry("rdquo", "\""),
          Map.entry("bdquo", "\""),
          Map.entry("laquo", "\""),
          Map.entry("raquo", "\""),
          Map.entry("ndash", "-"),
          Map.entry("mdash", "-"),
          Map.entry("hellip", "..."),
          Map.entry("bull", " "),
          Map.entry("middot", " "),
          Map.entry("euro", "€"),
          Map.entry("auml", "ä"),
          Map.entry("ouml", "ö"),
          Map.entry("uuml", "ü"),
          Map.entry("Auml", "Ä"),
          Map.entry("Ouml", "Ö"),
          Map.entry("Uuml", "Ü"),
          Map.entry("szlig", "ß"),
          Map.entry("eacute", "é"),
          Map.entry("egrave", "è"),
          Map.entry("agrave", "à"),
          Map.entry("aacute", "á"),
          Map.entry("ccedil", "ç"),
          Map.entry("ntilde", "ñ"),
          Map.entry("oacute", "ó"),
          Map.entry("iacute", "í"),
          Map.entry("uacute", "ú"));

  private References() {}

  /** The text itself where there is nothing to resolve. */
  static String resolve(String text) {
    StringBuilder out = null;
    int done = 0;
    int at = text.indexOf('&');
    while (at >= 0) {
      int end = semicolon(text, at + 1);
      String resolved = end < 0 ? null : meaning(text.substring(at + 1, end));
      if (resolved != null) {
        out = out == null ? new StringBuilder(text.length()) : out;
        // A substring is copied as a block, a range letter by letter.
        out.append(text.substring(done, at)).append(resolved);
        done = end + 1;
      }
      at = text.indexOf('&', Math.max(done, at + 1));
    }
    return out == null ? text : out.append(text.substring(done)).toString();
  }

  private static int semicolon(String text, int from) {
    int last = Math.min(text.length(), from + LONGEST);
    for (int i = from; i < last; i++) {
      if (text.charAt(i) == ';') {
        return i;
      }
    }
    return -1;
  }

  private static String meaning(String name) {
    if (name.length() < 2 || name.charAt(0) != '#') {
      return NAMED.get(name);
    }
    boolean hexadecimal = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    try {
      int codePoint =
          hexadecimal
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}

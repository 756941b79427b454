package dev.pactwire.app.console;

/**
 * Makes text from strangers fit to print: titles, links and server answers may hold escape
 * sequences that command a terminal, line breaks that fake a log line, or marks that turn the
 * direction of writing.
 */
public final class Printable {
  private static final int ELLIPSIS_ROOM = 1;

  private Printable() {}

  /** The text as one line; what cannot be seen is written as {@code \}{@code uXXXX}. */
  public static String line(String text) {
    StringBuilder line = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (harmless(text, i)) {
        if (line != null) {
          line.append(c);
        }
      } else {
        if (line == null) {
          line = new StringBuilder(text.length() + 16).append(text, 0, i);
        }
        line.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return line == null ? text : line.toString();
  }

  /** The text as one line of at most {@code width} UTF-16 code units, cut with an ellipsis. */
  public static String shortened(String text, int width) {
    String line = line(text.strip().replaceAll("\\s+", " "));
    if (line.length() <= width) {
      return line;
    }
    int end = width - ELLIPSIS_ROOM;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static boolean harmless(String text, int at) {
    char c = text.charAt(at);
    if (Character.isSurrogate(c)) {
      return paired(text, at);
    }
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && c != '\u2028'
        && c != '\u2029';
  }

  private static boolean paired(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}

package dev.pactwire.app.console;

/**
 * Colours, which only a terminal gets.
 *
 * @param coloured whether they are written at all
 */
public record Style(boolean coloured) {

  /** For headings. */
  public String bold(String text) {
    return wrap("1", text);
  }

  /** For what is all right. */
  public String good(String text) {
    return wrap("32", text);
  }

  /** For what is wrong. */
  public String bad(String text) {
    return wrap("31", text);
  }

  /** For what matters less. */
  public String faint(String text) {
    return wrap("2", text);
  }

  private String wrap(String code, String text) {
    return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}

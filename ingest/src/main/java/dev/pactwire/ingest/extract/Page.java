package dev.pactwire.ingest.extract;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A page to extract from.
 *
 * @param url its address, if known
 * @param kind what the content is
 * @param content the whole page, decoded
 */
public record Page(Optional<URI> url, Kind kind, String content) {

  private static final int HEAD = 2000;

  /** What a page is written in. */
  public enum Kind {
    /** An HTML document or fragment. */
    HTML,
    /** The visible text of a page, one block a line, navigation and advertising included. */
    TEXT
  }

  /** An HTML page. */
  public static Page html(Optional<URI> url, String html) {
    return new Page(url, Kind.HTML, html);
  }

  /** A page saved as plain text. */
  public static Page text(Optional<URI> url, String text) {
    return new Page(url, Kind.TEXT, text);
  }

  /** A page of unknown kind: HTML if it begins like it. */
  public static Page guess(Optional<URI> url, String content) {
    String head =
        content
            .substring(0, Math.min(content.length(), HEAD))
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    boolean markup =
        head.startsWith("<")
            && (head.contains("<html")
                || head.contains("<!doctype")
                || head.contains("<body")
                || head.contains("<p")
                || head.contains("<div")
                || head.contains("<head"));
    return new Page(url, markup ? Kind.HTML : Kind.TEXT, content);
  }
}

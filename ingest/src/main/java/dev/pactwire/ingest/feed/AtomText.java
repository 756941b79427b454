package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * Text constructs of Atom 1.0 (RFC 4287, 3.1) and 0.3: plain, escaped or literal markup, or base64.
 */
final class AtomText {

  private AtomText() {}

  /** As a fragment of HTML, whatever it was written in. */
  static String html(Element element) {
    String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
    String mode = element.attr("mode").strip().toLowerCase(Locale.ROOT);
    String inner = Xml.markup(element);
    if (mode.equals("base64") || isBinary(type)) {
      return decoded(inner);
    }
    boolean literal =
        element.childrenSize() > 0
            || type.contains("html")
            || mode.equals("escaped")
            || type.endsWith("xml");
    return literal ? inner : Entities.escape(inner);
  }

  /** As one line of plain text. */
  static String line(Element element) {
    return PlainText.headline(html(element));
  }

  /**
   * RFC 4287, 4.1.3.3 says that every type which is neither text nor XML carries base64; in real
   * feeds that is true of media only, while unknown types carry text.
   */
  private static boolean isBinary(String type) {
    return type.startsWith("image/")
        || type.startsWith("audio/")
        || type.startsWith("video/")
        || type.equals("application/octet-stream");
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException notBase64) {
      return base64;
    }
  }
}

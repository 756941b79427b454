package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.PlainText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * Text constructs of Atom 1.0 (RFC 4287, 3.1) and 0.3: plain, escaped or literal markup, or base64.
 */
final class AtomText {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private AtomText() {}

  /** As a fragment of HTML, whatever it was written in. */
  static String html(Element element) {
    String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
    String mode = element.attr("mode").strip().toLowerCase(Locale.ROOT);
    String inner = Xml.markup(element);
    if (element.childrenSize() == 0 && (mode.equals("base64") || isBinary(type))) {
      return decoded(inner).orElse(type.startsWith("text/") || !isMedia(type) ? inner : "");
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
   * feeds many carry text, which is told by its characters.
   */
  private static boolean isBinary(String type) {
    return type.contains("/")
        && !type.startsWith("text/")
        && !type.endsWith("/xml")
        && !type.endsWith("+xml")
        && !type.contains("html");
  }

  private static boolean isMedia(String type) {
    return type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
  }

  /** Empty unless every character is one of base64 and the bytes are text in UTF-8. */
  private static Optional<String> decoded(String base64) {
    String compact = SPACE.matcher(base64).replaceAll("");
    try {
      byte[] bytes = Base64.getDecoder().decode(compact);
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip());
    } catch (IllegalArgumentException | CharacterCodingException notBase64) {
      return Optional.empty();
    }
  }
}

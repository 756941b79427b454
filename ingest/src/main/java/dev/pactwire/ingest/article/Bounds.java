package dev.pactwire.ingest.article;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How large the parts of an article may become, so that the whole fits into one record whatever a
 * source sends. Lengths are in UTF-16 units, of which each is at most three bytes in UTF-8; where a
 * part is cut, no character is left half.
 */
final class Bounds {

  /** The longest of everything that is a name: source, country, language, section, site. */
  static final int NAME = 200;

  /** The longest GUID, and the longest link. */
  static final int LINK = 2_000;

  static final int TITLE = 4_000;
  static final int SUMMARY = 20_000;

  /** The longest text: several times the length of a book's chapter. */
  static final int TEXT = 1_000_000;

  /** How many tags, and how many authors, of {@link #NAME} each. */
  static final int LIST = 50;

  /** How many other addresses of one article. */
  static final int OTHERS = 20;

  private Bounds() {}

  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  static String name(Optional<String> text) {
    return text.map(name -> cut(name, NAME)).orElse(null);
  }

  /** A link, or nothing if it is too long: half a link leads nowhere, or elsewhere. */
  static String link(Optional<String> link) {
    return link.filter(url -> url.length() <= LINK).orElse(null);
  }

  static List<String> names(List<String> values) {
    return values.stream()
        .filter(Objects::nonNull)
        .limit(LIST)
        .map(name -> cut(name, NAME))
        .toList();
  }

  /** The text's beginning that takes at most so many bytes in UTF-8. */
  static String cutBytes(String text, int bytes) {
    if (text.length() <= bytes / 3) {
      return text;
    }
    int end = 0;
    for (int left = bytes; end < text.length(); ) {
      int character = text.codePointAt(end);
      left -= width(character);
      if (left < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }

  /** Half a surrogate pair counts three bytes, although the one byte of a "?" stands for it. */
  private static int width(int character) {
    if (character < 0x80) {
      return 1;
    }
    return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

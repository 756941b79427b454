package dev.pactwire.ingest.polite;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One rule for paths.
 *
 * @param pattern the path as written, in the one form of percent-encoding
 * @param allow whether what matches may be read
 */
record PathRule(String pattern, boolean allow) {

  private static final int ASCII = 0x80;

  static PathRule of(String written, boolean allow) {
    return new PathRule(encoded(written), allow);
  }

  int length() {
    return pattern.length();
  }

  /** The path of an address with its query, as rules see it. */
  static String path(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return encoded(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
  }

  /**
   * Matches without regular expressions and without backtracking over more than the last star, so
   * that a hostile pattern costs no more than its length times that of the path.
   */
  boolean matches(String path) {
    boolean toEnd = pattern.endsWith("$");
    String rule = toEnd ? pattern.substring(0, pattern.length() - 1) : pattern + "*";
    int at = 0;
    int in = 0;
    int star = -1;
    int mark = 0;
    while (in < path.length()) {
      if (at < rule.length() && rule.charAt(at) == '*') {
        star = at++;
        mark = in;
      } else if (at < rule.length() && rule.charAt(at) == path.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++mark;
      } else {
        return false;
      }
    }
    while (at < rule.length() && rule.charAt(at) == '*') {
      at++;
    }
    return at == rule.length();
  }

  /** RFC 9309, 2.2.2: octets outside ASCII are encoded, hexadecimal digits are in upper case. */
  private static String encoded(String path) {
    StringBuilder out = new StringBuilder(path.length());
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int octet = bytes[i] & 0xFF;
      if (octet == '%' && i + 2 < bytes.length) {
        int value = Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16);
        boolean valid =
            Character.digit(bytes[i + 1], 16) >= 0 && Character.digit(bytes[i + 2], 16) >= 0;
        if (valid && isUnreserved(value)) {
          out.append((char) value);
          i += 2;
          continue;
        }
        if (valid) {
          append(out, value);
          i += 2;
          continue;
        }
      }
      if (octet >= ASCII) {
        append(out, octet);
      } else {
        out.append((char) octet);
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  private static void append(StringBuilder out, int octet) {
    out.append('%')
        .append(Character.toUpperCase(Character.forDigit(octet >> 4, 16)))
        .append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
  }
}

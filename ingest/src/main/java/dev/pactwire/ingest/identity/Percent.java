package dev.pactwire.ingest.identity;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Percent-encoding in one form (RFC 3986, 6.2.2): unreserved characters plain, everything else with
 * upper-case digits.
 */
final class Percent {

  private static final String UNRESERVED = "-._~";
  private static final int ASCII = 0x80;

  private Percent() {}

  static String canonical(String text) {
    StringBuilder out = new StringBuilder(text.length());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xFF;
      int decoded = b == '%' ? hex(bytes, i + 1) : -1;
      if (decoded >= 0) {
        append(out, decoded, isUnreserved(decoded));
        i += 2;
      } else {
        append(out, b, b < ASCII && b != '%');
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int b, boolean plain) {
    out.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
  }

  private static boolean isUnreserved(int b) {
    return b < ASCII && (Character.isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0);
  }

  private static int hex(byte[] bytes, int at) {
    if (at + 1 >= bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[at], 16);
    int low = Character.digit(bytes[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}

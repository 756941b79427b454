package dev.pactwire.processor.dedupe;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.text.Normalizer;

/**
 * 128 bits that stand for the title and body of one version of an article.
 *
 * <p>Only white space and the composition of letters (NFC) are levelled: a corrected comma is a new
 * version, a page that is merely served with other line breaks is not. Made with MurmurHash3
 * (hash4j).
 */
public record ContentHash(long high, long low) {

  /** The hash of a version. */
  public static ContentHash of(String title, String body) {
    HashValue128 hash = Hashing.murmur3_128().hashBytesTo128Bits(levelled(title, body));
    return new ContentHash(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
  }

  /** UTF-16 code units, low byte first, with a single space for each gap and none at the ends. */
  private static byte[] levelled(String title, String body) {
    char[] head = composed(title);
    char[] text = composed(body);
    int headLength = level(head);
    int textLength = level(text);
    byte[] bytes = new byte[2 * (headLength + 1 + textLength)];
    CharBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer();
    out.put(head, 0, headLength).put('\0').put(text, 0, textLength);
    return bytes;
  }

  /** Closes the gaps in place and returns how many characters are left. */
  private static int level(char[] chars) {
    int next = 0;
    boolean gap = false;
    for (char c : chars) {
      if (c <= ' ' ? isAsciiSpace(c) : c >= 0xA0 && isWideSpace(c)) {
        gap = next > 0;
        continue;
      }
      if (gap) {
        chars[next++] = ' ';
        gap = false;
      }
      chars[next++] = c;
    }
    return next;
  }

  private static char[] composed(String text) {
    char[] chars = text.toCharArray();
    return isPlainlyComposed(chars) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? chars
        : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray();
  }

  /**
   * Whether all characters are of blocks in which nothing is composed or decomposed by NFC (Unicode
   * Standard Annex 15, quick check): Latin, Cyrillic letters, general punctuation, kana,
   * ideographs, Hangul syllables. Asking the normaliser costs ten times as much.
   */
  private static boolean isPlainlyComposed(char[] text) {
    for (char c : text) {
      if (c >= 0x300 && !isPlain(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return c >= 0x2010 && c <= 0x2027
        || c >= 0x0400 && c <= 0x0482
        || c >= 0x3001 && c <= 0x3029
        || c >= 0x3041 && c <= 0x3096
        || c >= 0x30A1 && c <= 0x30FA
        || c >= 0x4E00 && c <= 0x9FFF
        || c >= 0xAC00 && c <= 0xD7A3;
  }

  private static boolean isAsciiSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F;
  }

  /** The separators of Unicode, and the zero-width no-break space. */
  private static boolean isWideSpace(char c) {
    return c == 0xA0
        || c == 0x1680
        || c >= 0x2000 && c <= 0x200A
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000
        || c == 0xFEFF;
  }
}

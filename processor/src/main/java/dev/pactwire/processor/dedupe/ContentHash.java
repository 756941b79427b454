package dev.pactwire.processor.dedupe;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.text.Normalizer;
import java.util.Arrays;

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
    Levelled content = new Levelled(2 * (title.length() + body.length() + 1));
    content.add(title);
    content.separate();
    content.add(body);
    HashValue128 hash = Hashing.murmur3_128().hashBytesTo128Bits(content.bytes, 0, content.size);
    return new ContentHash(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
  }

  /** UTF-16 code units, low byte first, with a single space for each gap and none at the ends. */
  private static final class Levelled {

    private byte[] bytes;
    private int size;

    Levelled(int expected) {
      bytes = new byte[expected];
    }

    void separate() {
      bytes[size++] = 0;
      bytes[size++] = 0;
    }

    void add(String text) {
      char[] chars = composed(text);
      int most = size + 2 * (chars.length + 1);
      byte[] out = bytes.length < most ? Arrays.copyOf(bytes, most) : bytes;
      int first = size;
      int next = first;
      boolean gap = false;
      for (char c : chars) {
        if (isSpace(c)) {
          gap = next > first;
          continue;
        }
        if (gap) {
          out[next] = ' ';
          out[next + 1] = 0;
          next += 2;
          gap = false;
        }
        out[next] = (byte) c;
        out[next + 1] = (byte) (c >>> 8);
        next += 2;
      }
      bytes = out;
      size = next;
    }
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

  private static boolean isSpace(char c) {
    if (c > ' ' && c < 0x80) {
      return false;
    }
    if (c < 0x80) {
      return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F;
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}

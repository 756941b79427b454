package dev.pactwire.processor.dedupe;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
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
    String content = level(title) + '\0' + level(body);
    HashValue128 hash = Hashing.murmur3_128().hashCharsTo128Bits(content);
    return new ContentHash(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
  }

  private static String level(String text) {
    String composed =
        Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(composed.length());
    boolean gap = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF') {
        gap = out.length() > 0;
      } else {
        if (gap) {
          out.append(' ');
          gap = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }
}

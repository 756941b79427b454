package dev.pactwire.ingest.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The key of an article on Kafka: equal for every version of it, wherever it came from. The first
 * 128 bits of a SHA-256 over the canonical URL or, without one, over source and GUID; the two kinds
 * can never collide with one another.
 *
 * @param value 32 lower-case hexadecimal digits
 */
public record ArticleId(String value) {

  private static final int BYTES = 16;

  /** The id of whatever is found at an address. */
  public static ArticleId of(CanonicalUrl url) {
    return hash("url\n" + url.value());
  }

  /**
   * The id of an article that has no address.
   *
   * @param source id of the feed or producer, within which the GUID is unique
   * @param guid the publisher's own id
   */
  public static ArticleId of(String source, String guid) {
    return hash("guid\n" + source.length() + "\n" + source + guid);
  }

  private static ArticleId hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return new ArticleId(HexFormat.of().formatHex(digest, 0, BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The digits. */
  @Override
  public String toString() {
    return value;
  }
}

package dev.pactwire.ingest.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A mark of some texts, the same whenever and wherever it is made: a SHA-256 or its head. Where one
 * text ends and the next begins matters.
 */
public final class ContentHash {

  private ContentHash() {}

  /** The first 64 bits of the mark of some texts in their order. */
  public static long of(List<String> parts) {
    return ByteBuffer.wrap(digest(parts)).getLong();
  }

  /** The whole mark of some texts in their order: 64 lower-case hexadecimal digits. */
  public static String digits(List<String> parts) {
    return HexFormat.of().formatHex(digest(parts));
  }

  private static byte[] digest(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

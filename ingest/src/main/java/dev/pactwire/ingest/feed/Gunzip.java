package dev.pactwire.ingest.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Documents that lie compressed on their server, as sitemaps do ({@code sitemap.xml.gz}). */
final class Gunzip {

  /** What a compressed document may grow to, in bytes; what is larger is a bomb, or of no use. */
  static final int MAX_BYTES = 16 << 20;

  private Gunzip() {}

  static boolean isCompressed(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
  }

  /** The document; empty if it is damaged or too large. */
  static Optional<byte[]> of(byte[] bytes) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = in.readNBytes(MAX_BYTES + 1);
      return plain.length > MAX_BYTES ? Optional.empty() : Optional.of(plain);
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }
}

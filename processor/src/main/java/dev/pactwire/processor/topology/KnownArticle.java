package dev.pactwire.processor.topology;

import dev.pactwire.processor.dedupe.RevisionLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What is remembered of an article id.
 *
 * @param block language by which its language block was chosen: that of its first version
 * @param log its versions
 */
record KnownArticle(String block, RevisionLog log) {

  /** Length of the language (1 byte), the language, the log. */
  byte[] toBytes() {
    byte[] language = block.getBytes(StandardCharsets.UTF_8);
    byte[] versions = log.toBytes();
    return ByteBuffer.allocate(1 + language.length + versions.length)
        .put((byte) language.length)
        .put(language)
        .put(versions)
        .array();
  }

  /** Reads what {@link #toBytes()} wrote; null, as a store answers, means not known. */
  static Optional<KnownArticle> fromBytes(byte[] bytes) {
    if (bytes == null) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] language = new byte[in.get()];
    in.get(language);
    byte[] versions = new byte[in.remaining()];
    in.get(versions);
    return Optional.of(
        new KnownArticle(
            new String(language, StandardCharsets.UTF_8), RevisionLog.fromBytes(versions)));
  }
}

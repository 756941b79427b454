package dev.pactwire.ingest.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Bytes that are kept by the hundred thousand and seldom looked at: compressed (RFC 1951). */
final class Deflated {
  private final byte[] bytes;

  private Deflated(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes what is left in the buffer. */
  static Deflated of(ByteBuffer content) {
    byte[] plain = new byte[content.remaining()];
    content.get(plain);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    ByteArrayOutputStream held = new ByteArrayOutputStream(plain.length / 2);
    try (DeflaterOutputStream out = new DeflaterOutputStream(held, deflater)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes cannot be compressed in memory.", e);
    } finally {
      deflater.end();
    }
    return new Deflated(held.toByteArray());
  }

  /** What it was made of. */
  ByteBuffer open() {
    Inflater inflater = new Inflater(true);
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(bytes), inflater)) {
      return ByteBuffer.wrap(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes cannot be read from memory.", e);
    } finally {
      inflater.end();
    }
  }
}

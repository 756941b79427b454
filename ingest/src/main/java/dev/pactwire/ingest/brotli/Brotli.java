package dev.pactwire.ingest.brotli;

import dev.pactwire.ingest.brotli.Unpacked.Ending;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.brotli.dec.BrotliInputStream;

/**
 * Unpacks Brotli (RFC 7932; {@code br} in HTTP). It takes whole documents, for the format lets a
 * stream of some bytes ask for a window of 16 MiB: one that is read as slowly as its server likes
 * would hold that memory as long. Whatever the bytes are, the answer is a value.
 */
public final class Brotli {

  private static final int STEP = 1 << 14;

  private Brotli() {}

  /**
   * Unpacks a document. Takes up to 24 MiB of memory for the window, besides what comes out.
   *
   * @param packed the document; what stands behind its end is left
   * @param most bytes that may come out
   * @param time how long it may take
   */
  public static Unpacked unpack(byte[] packed, int most, Duration time) {
    Clocked in = new Clocked(packed, System.nanoTime(), time.toNanos());
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (InputStream source = new BrotliInputStream(in, STEP)) {
      byte[] step = new byte[STEP];
      for (int n = source.read(step); n >= 0; n = source.read(step)) {
        if (n > most - plain.size()) {
          plain.write(step, 0, most - plain.size());
          return new Unpacked(plain.toByteArray(), Ending.TOO_LARGE);
        }
        plain.write(step, 0, n);
        if (in.late()) {
          return nothing(Ending.TOO_SLOW);
        }
      }
      return new Unpacked(plain.toByteArray(), Ending.WHOLE);
    } catch (IOException | RuntimeException broken) {
      // The decoder checks not all that a stream refers to: some damage leaves it as an index out
      // of bounds, or as a state that it should not be in.
      return nothing(in.late() ? Ending.TOO_SLOW : Ending.BROKEN);
    }
  }

  /** The decoder hands out whole windows: of most broken documents that is nothing anyway. */
  private static Unpacked nothing(Ending ending) {
    return new Unpacked(new byte[0], ending);
  }

  /** Ends a stream that brings nothing out and so is never looked at from outside. */
  private static final class Clocked extends ByteArrayInputStream {

    private final long begun;
    private final long nanos;

    Clocked(byte[] packed, long begun, long nanos) {
      super(packed);
      this.begun = begun;
      this.nanos = nanos;
    }

    boolean late() {
      return System.nanoTime() - begun >= nanos;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return late() ? -1 : super.read(into, from, length);
    }
  }
}

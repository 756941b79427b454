package dev.pactwire.ingest.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.pactwire.ingest.brotli.Brotli;
import dev.pactwire.ingest.brotli.Unpacked;
import dev.pactwire.ingest.brotli.Unpacked.Ending;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Unpacks bodies that look packed; of those that are cut off what stands before the cut. */
final class Unpacking {

  /** What a body may grow to, in bytes; the rest is left. */
  static final int MAX_BYTES = 16 << 20;

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int STEP = 1 << 13;

  /**
   * Most memory that a body packed with zstd may ask for, 8 MiB (RFC 9659, 3), as a power of two.
   */
  private static final int ZSTD_WINDOW = 23;

  /** So many bytes tell whether a body is text. */
  private static final int HEAD = 512;

  private static final byte ESCAPE = 0x1B;

  private Unpacking() {}

  /**
   * Unpacks a body.
   *
   * @param coding gzip, deflate, br, zstd, or something else
   * @throws IOException with one sentence, if it is something else and no text, or broken from its
   *     beginning
   */
  static byte[] of(String coding, byte[] body) throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> isGzip(body) ? read(new GZIPInputStream(in(body))) : body;
      case "deflate" -> looksLikeText(body) ? body : inflated(body);
      case "br" -> brotli(body);
      case "zstd" -> isZstd(body) ? zstd(body) : text(coding, body);
      default -> text(coding, body);
    };
  }

  private static byte[] text(String coding, byte[] body) throws IOException {
    if (!looksLikeText(body)) {
      throw new IOException("its body is packed with " + coding);
    }
    return body;
  }

  private static byte[] zstd(byte[] body) throws IOException {
    try {
      return read(new ZstdInputStreamNoFinalizer(in(body)).setLongMax(ZSTD_WINDOW));
    } catch (IOException damage) {
      throw new IOException(
          "its body is packed with zstd, and damaged, cut off or of too large a window", damage);
    } catch (LinkageError noLibrary) {
      throw new IOException("its body is packed with zstd, which cannot be read here", noLibrary);
    }
  }

  /**
   * Brotli has no mark to know it by, and white space or a bracket may begin it: so it is tried
   * first. Of what is cut off nothing is left.
   */
  private static byte[] brotli(byte[] body) throws IOException {
    Unpacked found = Brotli.unpack(body, MAX_BYTES, LONGEST);
    boolean well = found.ending() == Ending.WHOLE || found.ending() == Ending.TOO_LARGE;
    if (well && found.bytes().length > 0 || body.length == 0) {
      return found.bytes();
    }
    if (!looksLikeText(body)) {
      throw new IOException("its body is said to be packed with br, but is damaged or cut off");
    }
    return body;
  }

  private static byte[] inflated(byte[] body) throws IOException {
    boolean wrapped =
        body.length > 1
            && (body[0] & 0x0F) == 8
            && ((body[0] & 0xFF) << 8 | body[1] & 0xFF) % 31 == 0;
    Inflater inflater = new Inflater(!wrapped);
    try {
      return read(new InflaterInputStream(in(body), inflater));
    } finally {
      inflater.end();
    }
  }

  private static byte[] read(InputStream packed) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    byte[] step = new byte[STEP];
    try (packed) {
      for (int n = packed.read(step); n >= 0 && plain.size() < MAX_BYTES; n = packed.read(step)) {
        plain.write(step, 0, n);
      }
    } catch (IOException cutOff) {
      if (plain.size() == 0) {
        throw cutOff;
      }
    }
    return plain.toByteArray();
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
  }

  private static boolean isZstd(byte[] body) {
    return body.length > 3
        && (body[0] & 0xFF) == 0x28
        && (body[1] & 0xFF) == 0xB5
        && (body[2] & 0xFF) == 0x2F
        && (body[3] & 0xFF) == 0xFD;
  }

  /**
   * Texts of the web begin with a mark-up sign, a bracket or white space, and have no control
   * characters.
   */
  private static boolean looksLikeText(byte[] body) {
    if (body.length == 0) {
      return true;
    }
    int first = 0;
    while (first < body.length
        && first < STEP
        && (body[first] >= 9 && body[first] <= 13 || body[first] == ' ')) {
      first++;
    }
    boolean mark = body.length > 2 && (body[0] & 0xFF) == 0xEF && (body[1] & 0xFF) == 0xBB;
    return (mark || first < body.length && "<{[".indexOf((char) body[first]) >= 0)
        && IntStream.range(0, Math.min(body.length, HEAD)).noneMatch(i -> isControl(body[i]));
  }

  /** Packed bytes hold some of these soon; texts only white space and the escapes of ISO-2022. */
  private static boolean isControl(byte b) {
    return b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\f' && b != '\r' && b != ESCAPE;
  }

  private static InputStream in(byte[] body) {
    return new ByteArrayInputStream(body);
  }
}

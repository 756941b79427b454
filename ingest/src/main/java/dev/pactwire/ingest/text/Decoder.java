package dev.pactwire.ingest.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes to characters. Declarations lie more often than bytes do, so the order is: byte-order mark,
 * the shape of UTF-16 and of EBCDIC, strict UTF-8, the charset of the transport, the charset
 * declared in the document, UTF-8 with few broken bytes, what the bytes look like, Windows-1252. A
 * stateful 7-bit encoding (ISO-2022) is valid UTF-8 too and is believed before it. Never fails:
 * what cannot be decoded becomes U+FFFD and is counted.
 */
public final class Decoder {

  private static final int HEAD = 4096;

  /** Of the characters beyond ASCII so many are valid in a UTF-8 document with broken bytes. */
  private static final double MOSTLY = 0.9;

  private static final char REPLACEMENT = '\uFFFD';
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);
  private static final Charset EBCDIC = Charset.forName("IBM037");

  /**
   * A decoded document.
   *
   * @param text its characters, without the byte-order mark
   * @param charset what it was read as
   */
  record Decoded(String text, Charset charset) {}

  private Decoder() {}

  /**
   * Decodes a document.
   *
   * @param bytes the whole document
   * @param transport the charset named by the transport, such as the {@code charset} of
   *     Content-Type
   */
  public static String decode(byte[] bytes, Optional<String> transport) {
    return read(bytes, transport).text();
  }

  /** As {@link #decode}, and tells how it was read. */
  static Decoded read(byte[] bytes, Optional<String> transport) {
    Charset marked = byOrderMark(bytes);
    if (marked != null) {
      return decoded(bytes, marked);
    }
    if (starts(bytes, 0x4C, 0x6F, 0xA7, 0x94)) {
      return decoded(bytes, declared(bytes, EBCDIC).filter(Decoder::isOneByte).orElse(EBCDIC));
    }
    Optional<Charset> named =
        transport.flatMap(Charsets::named).or(() -> declared(bytes, StandardCharsets.ISO_8859_1));
    if (named.isPresent()
        && named.get().name().contains("ISO-2022")
        && contains(bytes, (byte) 0x1b)) {
      return decoded(bytes, named.get());
    }
    return strictUtf8(bytes)
        .map(text -> new Decoded(text, StandardCharsets.UTF_8))
        .orElseGet(
            () ->
                decoded(
                    bytes, named.filter(Decoder::notUtf8).orElseGet(() -> nearest(bytes, named))));
  }

  private static Decoded decoded(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, charset);
  }

  /** EBCDIC has many pages of one byte a character; only such a page can be declared in it. */
  private static boolean isOneByte(Charset charset) {
    return charset.canEncode() && "<?".getBytes(charset)[0] == 0x4C;
  }

  /**
   * How many sequences of bytes could not be decoded, here or by whoever handed the text on before:
   * each stands as U+FFFD.
   *
   * @param text what was decoded
   */
  public static int replaced(String text) {
    return (int) text.chars().filter(c -> c == REPLACEMENT).count();
  }

  private static Charset byOrderMark(byte[] b) {
    if (starts(b, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (starts(b, 0xFF, 0xFE, 0, 0) || starts(b, 0x3C, 0, 0, 0)) {
      return Charset.forName("UTF-32LE");
    }
    if (starts(b, 0, 0, 0xFE, 0xFF) || starts(b, 0, 0, 0, 0x3C)) {
      return Charset.forName("UTF-32BE");
    }
    if (starts(b, 0xFF, 0xFE) || starts(b, 0x3C, 0)) {
      return StandardCharsets.UTF_16LE;
    }
    return starts(b, 0xFE, 0xFF) || starts(b, 0, 0x3C) ? StandardCharsets.UTF_16BE : null;
  }

  private static Optional<String> strictUtf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /**
   * UTF-8 if it is said to be and nearly so, or if nine of ten of its characters are valid, with
   * the few broken bytes replaced. Else what it looks like, or an old Windows page.
   */
  private static Charset nearest(byte[] bytes, Optional<Charset> named) {
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    int broken = replaced(utf8);
    if (named.isPresent() && broken <= 20 + bytes.length / 1000 || isMostlyUtf8(utf8, broken)) {
      return StandardCharsets.UTF_8;
    }
    return CharsetGuess.of(bytes).orElse(Charsets.FALLBACK);
  }

  /** Bytes of other charsets hardly ever form whole characters of UTF-8. */
  private static boolean isMostlyUtf8(String utf8, int replaced) {
    // A document that was cut off may end in the middle of a character.
    int broken = utf8.charAt(utf8.length() - 1) == REPLACEMENT ? replaced - 1 : replaced;
    long valid = utf8.codePoints().filter(c -> c >= 0x80 && c != REPLACEMENT).count();
    return valid > 0 && valid >= MOSTLY * (valid + broken);
  }

  /** The first charset named in the head of the document that is one. */
  private static Optional<Charset> declared(byte[] bytes, Charset reading) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), reading);
    return DECLARED
        .matcher(head)
        .results()
        .flatMap(match -> Charsets.named(match.group(1)).stream())
        .findFirst();
  }

  private static boolean notUtf8(Charset charset) {
    return !charset.name().startsWith("UTF-");
  }

  private static boolean starts(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] bytes, byte wanted) {
    for (byte b : bytes) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }
}

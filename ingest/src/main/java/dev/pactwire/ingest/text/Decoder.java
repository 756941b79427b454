package dev.pactwire.ingest.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to characters. Declarations lie more often than bytes do, so the order is: byte-order mark,
 * the shape of UTF-16, strict UTF-8, the charset of the transport, the charset declared in the
 * document, Windows-1252. A stateful 7-bit encoding (ISO-2022) is valid UTF-8 too and is believed
 * before it. Never fails: what cannot be decoded becomes U+FFFD.
 */
public final class Decoder {

  private static final int HEAD = 4096;
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);
  private static final Charset FALLBACK = Charset.forName("windows-1252");

  private Decoder() {}

  /**
   * Decodes a document.
   *
   * @param bytes the whole document
   * @param transport the charset named by the transport, such as the {@code charset} of
   *     Content-Type
   */
  public static String decode(byte[] bytes, Optional<String> transport) {
    Charset marked = byOrderMark(bytes);
    if (marked != null) {
      String text = new String(bytes, marked);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    Optional<Charset> named = transport.flatMap(Decoder::charset).or(() -> declared(bytes));
    if (named.isPresent()
        && named.get().name().startsWith("ISO-2022")
        && contains(bytes, (byte) 0x1b)) {
      return new String(bytes, named.get());
    }
    return strictUtf8(bytes)
        .orElseGet(
            () -> new String(bytes, named.filter(Decoder::notUtf8).orElse(nearest(bytes, named))));
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
   * Said to be UTF-8 and nearly so: keep it, with its few broken bytes replaced. Else an old
   * Windows page.
   */
  private static Charset nearest(byte[] bytes, Optional<Charset> named) {
    if (named.isEmpty()) {
      return FALLBACK;
    }
    long broken =
        new String(bytes, StandardCharsets.UTF_8).chars().filter(c -> c == 0xFFFD).count();
    return broken <= 20 + bytes.length / 1000 ? StandardCharsets.UTF_8 : FALLBACK;
  }

  private static Optional<Charset> declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    return matcher.find() ? charset(matcher.group(1)) : Optional.empty();
  }

  /** As browsers do, Latin-1 and ASCII are read as Windows-1252, of which they are parts. */
  private static Optional<Charset> charset(String name) {
    try {
      Charset charset = Charset.forName(name.strip());
      boolean latin =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      return Optional.of(latin ? FALLBACK : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
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

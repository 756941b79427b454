package dev.pactwire.ingest.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Mends what programs do to characters that they take for others: text in UTF-8 that was read as
 * Latin-1 or Windows-1252 and written in UTF-8 once more ({@code MÃ¼nchen}), and characters of
 * Windows-1252 that were copied into Unicode by their numbers.
 */
public final class Mojibake {

  private static final int ASCII = 0x80;
  private static final int LATIN = 0x100;
  private static final int CONTROLS_END = 0xA0;

  /** What the bytes 80 to 9F are in Windows-1252; five are nothing. */
  private static final String WINDOWS = windows();

  private Mojibake() {}

  private static String windows() {
    byte[] bytes = new byte[CONTROLS_END - ASCII];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (ASCII + i);
    }
    return new String(bytes, Charset.forName("windows-1252"));
  }

  /** Whether a character is a control of Unicode that stands for one of Windows-1252. */
  public static boolean isMisplaced(int c) {
    return c >= ASCII && c < CONTROLS_END && WINDOWS.charAt(c - ASCII) != '\uFFFD';
  }

  /** The character of Windows-1252 that one with its number stands for; else the same. */
  public static int placed(int c) {
    return isMisplaced(c) ? WINDOWS.charAt(c - ASCII) : c;
  }

  /**
   * The text that was meant. It is the same unless every single character beyond ASCII is part of
   * such a sequence, as no text of any language is by chance.
   */
  public static String mended(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) < ASCII) {
      first++;
    }
    if (first == text.length() || byteOf(text.charAt(first)) < 0xC2) {
      return text;
    }
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      int b = byteOf(text.charAt(i));
      if (b < 0) {
        return text;
      }
      bytes[i] = (byte) b;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException meantAsItIs) {
      return text;
    }
  }

  private static int byteOf(char c) {
    if (c < LATIN) {
      return c;
    }
    int at = WINDOWS.indexOf(c);
    return at < 0 || c == '\uFFFD' ? -1 : ASCII + at;
  }
}

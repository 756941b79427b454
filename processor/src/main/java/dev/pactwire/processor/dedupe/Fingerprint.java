package dev.pactwire.processor.dedupe;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Everything deduplication needs to know of a text, in one block of bytes that travels and is
 * stored as it is.
 *
 * <p>Layout, version 1, big-endian: version (1 byte), three flags and in the upper five bits the
 * tokens of a dateline that was kept (1), hash of the whole normalised body (16), tokens of the
 * body (4), tokens kept (4), distinct shingles (4), tokens of the title kept (1), then for signed
 * texts the SuperMinHash signature ({@value #SIGNATURE_BYTES} bytes: {@value #COMPONENTS}
 * components of 16 bits), then two bytes for each kept token of the body and of the title, in the
 * order of the text: fourteen bits of its hash, whether it holds a digit, whether it is
 * capitalised. Shingles are not stored: they follow from the tokens. An article of 5 KB takes about
 * 1.9 KB.
 *
 * <p>Two fingerprints are equal if their bytes are.
 */
public final class Fingerprint {

  /** Components of a signature. */
  static final int COMPONENTS = 128;

  static final int SIGNATURE_BYTES = 2 * COMPONENTS;

  private static final byte VERSION = 1;
  private static final int CHARACTERS = 1;
  private static final int SIGNED = 2;
  private static final int NAMES = 4;
  private static final int DATELINE_SHIFT = 3;
  private static final int MOST_DATELINE = 31;
  private static final int HEADER = 31;

  private final byte[] bytes;
  private final ByteBuffer view;

  private Fingerprint(byte[] bytes) {
    this.bytes = bytes;
    this.view = ByteBuffer.wrap(bytes);
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException if the bytes are no fingerprint of a version this program
   *     reads
   */
  public static Fingerprint fromBytes(byte[] bytes) {
    if (bytes.length < HEADER) {
      throw new IllegalArgumentException(
          "A fingerprint has at least " + HEADER + " bytes, these are " + bytes.length + ".");
    }
    if (bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "The fingerprint has format version "
              + bytes[0]
              + "; this program reads version "
              + VERSION
              + ".");
    }
    Fingerprint read = new Fingerprint(bytes.clone());
    if (bytes.length != read.tokensAt() + 2L * read.keptTokens() + 2L * read.titleTokens()
        || read.keptTokens() < 0) {
      throw new IllegalArgumentException(
          "The fingerprint's "
              + bytes.length
              + " bytes do not match its "
              + read.keptTokens()
              + " tokens.");
    }
    return read;
  }

  /**
   * Puts a fingerprint together.
   *
   * @param names see {@link #tellsNames()}
   * @param dateline see {@link #datelineTokens()}; more than {@value #MOST_DATELINE} count as none
   * @param signature {@value #SIGNATURE_BYTES} bytes, or none for a text too short to be signed
   */
  static Fingerprint of(
      long high,
      long low,
      boolean characters,
      boolean names,
      int dateline,
      int tokens,
      int shingles,
      byte[] signature,
      char[] body,
      char[] title) {
    byte[] bytes = new byte[HEADER + signature.length + 2 * (body.length + title.length)];
    ByteBuffer out = ByteBuffer.wrap(bytes);
    out.put(VERSION);
    out.put(
        (byte)
            ((characters ? CHARACTERS : 0)
                | (signature.length > 0 ? SIGNED : 0)
                | (names ? NAMES : 0)
                | (dateline > MOST_DATELINE ? 0 : dateline << DATELINE_SHIFT)));
    out.putLong(high).putLong(low).putInt(tokens).putInt(body.length).putInt(shingles);
    out.put((byte) title.length).put(signature);
    out.asCharBuffer().put(body).put(title);
    return new Fingerprint(bytes);
  }

  /** The encoded form. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Size of the encoded form in bytes. */
  public int byteCount() {
    return bytes.length;
  }

  /** Number of tokens of the normalised body. */
  public int tokenCount() {
    return view.getInt(18);
  }

  /** Number of distinct shingles of the kept tokens. */
  public int shingleCount() {
    return view.getInt(26);
  }

  /**
   * Whether the body is written without spaces, so that shingles are of five characters instead of
   * three words.
   */
  public boolean isCharacterBased() {
    return (bytes[1] & CHARACTERS) != 0;
  }

  /**
   * Whether capital letters tell names from other words: some token begins with one, and none with
   * a letter of a script that has no capitals.
   */
  boolean tellsNames() {
    return (bytes[1] & NAMES) != 0;
  }

  /** Kept tokens, at the beginning, that are place and date of a dateline; 0 to 31. */
  int datelineTokens() {
    return (bytes[1] & 0xFF) >>> DATELINE_SHIFT;
  }

  /** Whether there was neither a title nor a body to compare: such an article repeats nothing. */
  public boolean isEmpty() {
    return hashHigh() == 0 && hashLow() == 0;
  }

  /** Whether both bodies are equal after normalisation. */
  public boolean sameBody(Fingerprint other) {
    return hashHigh() == other.hashHigh() && hashLow() == other.hashLow() && !isEmpty();
  }

  boolean isSigned() {
    return (bytes[1] & SIGNED) != 0;
  }

  long hashHigh() {
    return view.getLong(2);
  }

  long hashLow() {
    return view.getLong(10);
  }

  /** Tokens that take part in comparisons; very long texts keep their beginning only. */
  int keptTokens() {
    return view.getInt(22);
  }

  /** Two signature components as one int. */
  int band(int index) {
    return view.getInt(HEADER + 4 * index);
  }

  /** The kept tokens of the body in the order of the text. */
  char[] tokens() {
    return read(tokensAt(), keptTokens());
  }

  /** The tokens of the title. */
  char[] title() {
    return read(tokensAt() + 2 * keptTokens(), titleTokens());
  }

  private char[] read(int at, int count) {
    char[] tokens = new char[count];
    view.duplicate().position(at).asCharBuffer().get(tokens);
    return tokens;
  }

  private int titleTokens() {
    return bytes[30];
  }

  private int tokensAt() {
    return HEADER + (isSigned() ? SIGNATURE_BYTES : 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(hashHigh()) + " (" + tokenCount() + " tokens)";
  }
}

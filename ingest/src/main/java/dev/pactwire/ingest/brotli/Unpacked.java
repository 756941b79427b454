package dev.pactwire.ingest.brotli;

/**
 * What came out of a packed document.
 *
 * @param bytes all of it; as many as were allowed if it is too large; none of any other
 * @param ending how it ended
 */
public record Unpacked(byte[] bytes, Ending ending) {

  /** How a packed document ends. */
  public enum Ending {
    /** As its author ended it. */
    WHOLE,
    /** Cut off, damaged, or never packed in this way. */
    BROKEN,
    /** It holds more than was allowed. */
    TOO_LARGE,
    /** It takes longer than was allowed. */
    TOO_SLOW
  }
}

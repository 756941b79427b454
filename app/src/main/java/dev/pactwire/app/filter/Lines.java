package dev.pactwire.app.filter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Splits a stream into lines as they come, without waiting for more than one line.
 *
 * <p>A line may have {@value #MAX_BYTES} bytes; a longer one is read to its end and not kept, so
 * that no input fills the memory.
 */
final class Lines {
  static final int MAX_BYTES = 32 << 20;
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private int position;
  private int limit;
  private boolean first = true;

  Lines(InputStream in) {
    this.in = in;
  }

  /** A line without its end, decoded from UTF-8; {@code tooLong} lines have no text. */
  record Line(String text, boolean tooLong) {}

  /** The next line, or nothing at the end. */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    long length = 0;
    boolean any = false;
    while (fill()) {
      any = true;
      int end = endOfLine();
      length += end - position;
      if (length <= MAX_BYTES) {
        line.write(chunk, position, end - position);
      }
      boolean complete = end < limit;
      position = complete ? end + 1 : end;
      if (complete) {
        break;
      }
    }
    return any ? Optional.of(decoded(line, length > MAX_BYTES)) : Optional.empty();
  }

  private boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(chunk));
    }
    return position < limit;
  }

  private int endOfLine() {
    int end = position;
    while (end < limit && chunk[end] != '\n') {
      end++;
    }
    return end;
  }

  private Line decoded(ByteArrayOutputStream bytes, boolean tooLong) {
    String text = tooLong ? "" : bytes.toString(StandardCharsets.UTF_8);
    if (first && text.startsWith("\ufeff")) {
      text = text.substring(1);
    }
    first = false;
    return new Line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, tooLong);
  }
}

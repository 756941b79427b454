package dev.pactwire.ingest.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An HTTP answer as an archive holds it. Its headers are those of the wire, its body often is not:
 * many crawlers store bodies unpacked and keep the headers that speak of packing. So a body is
 * unpacked only if it looks packed.
 *
 * @param status the status code
 * @param headers by name in lower case
 * @param raw the body as it is stored
 */
record HttpBlock(int status, Map<String, String> headers, byte[] raw) {

  private static final List<String> PLAIN = List.of("", "identity", "none", "binary", "utf-8");
  private static final int MOST_CODINGS = 3;
  private static final int HEXADECIMAL = 16;
  private static final int LONGEST_SIZE = 8;

  /** Reads a block; empty if it is no HTTP answer. */
  static Optional<HttpBlock> parse(byte[] block) {
    String head = new String(block, StandardCharsets.ISO_8859_1);
    if (!head.startsWith("HTTP/")) {
      return Optional.empty();
    }
    int end = head.indexOf("\r\n\r\n");
    int bare = head.indexOf("\n\n");
    boolean isBare = end < 0 || bare >= 0 && bare < end;
    int headEnd = isBare ? bare : end;
    if (headEnd < 0) {
      return Optional.empty();
    }
    List<String> lines = head.substring(0, headEnd).lines().toList();
    String[] status = lines.get(0).split(" ", 3);
    if (status.length < 2 || !status[1].matches("\\d{3}")) {
      return Optional.empty();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    byte[] body = Arrays.copyOfRange(block, headEnd + (isBare ? 2 : 4), block.length);
    return Optional.of(new HttpBlock(Integer.parseInt(status[1]), headers, body));
  }

  /** The value of a header, or nothing but an empty string. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /**
   * The body as its author wrote it.
   *
   * @throws IOException with one sentence, if it is packed in a way we cannot read
   */
  byte[] body() throws IOException {
    byte[] body =
        header("transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")
            ? joined(raw)
            : raw;
    List<String> codings =
        Stream.of(header("content-encoding").toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .filter(coding -> !PLAIN.contains(coding))
            .limit(MOST_CODINGS)
            .toList();
    for (int i = codings.size() - 1; i >= 0; i--) {
      body = Unpacking.of(codings.get(i), body);
    }
    return body;
  }

  /** The chunks as one; the body itself if it does not begin as a chunk does. */
  private static byte[] joined(byte[] body) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(body.length);
    int at = 0;
    while (at < body.length) {
      int line = lineEnd(body, at);
      Optional<Integer> size = line < 0 ? Optional.empty() : size(body, at, line);
      if (size.isEmpty()) {
        return at == 0 ? body : joined.toByteArray();
      }
      if (size.get() == 0) {
        break;
      }
      int length = Math.min(size.get(), body.length - line);
      joined.write(body, line, length);
      at = line + length;
      // Behind each chunk stands an end of line.
      at +=
          at + 1 < body.length && body[at] == '\r'
              ? 2
              : at < body.length && body[at] == '\n' ? 1 : 0;
    }
    return joined.toByteArray();
  }

  /** Index behind the line, or -1. */
  private static int lineEnd(byte[] body, int start) {
    for (int i = start; i < body.length && i < start + 200; i++) {
      if (body[i] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static Optional<Integer> size(byte[] body, int start, int end) {
    String digits =
        new String(body, start, end - start, StandardCharsets.ISO_8859_1).split(";", 2)[0].strip();
    boolean number =
        digits.length() <= LONGEST_SIZE && !digits.isEmpty() && digits.matches("[0-9A-Fa-f]+");
    if (!number) {
      return Optional.empty();
    }
    long size = Long.parseLong(digits, HEXADECIMAL);
    return size > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) size);
  }
}

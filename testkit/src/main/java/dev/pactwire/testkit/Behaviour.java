package dev.pactwire.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** What a path of a {@link FeedServer} does with a request. */
@FunctionalInterface
public interface Behaviour {

  /** Writes the whole answer, status line and all. */
  void answer(FeedServer.Request request, OutputStream out)
      throws IOException, InterruptedException;

  /** A document with a media type. */
  static Behaviour content(String mediaType, String body) {
    return content(mediaType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A document with a media type. */
  static Behaviour content(String mediaType, byte[] body) {
    return answer(200, Map.of("Content-Type", mediaType), body);
  }

  /** An answer without a body. */
  static Behaviour status(int status) {
    return answer(status, Map.of(), new byte[0]);
  }

  /** Any well-formed answer. */
  static Behaviour answer(int status, Map<String, String> headers, byte[] body) {
    return (request, out) -> {
      Map<String, String> all = new LinkedHashMap<>(headers);
      all.put("Content-Length", Integer.toString(body.length));
      head(out, status, all);
      out.write(body);
    };
  }

  /** A document with validators, and 304 for whoever has one of them. */
  static Behaviour conditional(String mediaType, String body, String etag, String lastModified) {
    Map<String, String> headers =
        Map.of("Content-Type", mediaType, "ETag", etag, "Last-Modified", lastModified);
    Behaviour whole = answer(200, headers, body.getBytes(StandardCharsets.UTF_8));
    Behaviour unchanged = answer(304, Map.of("ETag", etag), new byte[0]);
    return (request, out) -> {
      boolean known =
          Objects.equals(request.headers().get("if-none-match"), etag)
              || Objects.equals(request.headers().get("if-modified-since"), lastModified);
      (known ? unchanged : whole).answer(request, out);
    };
  }

  /** A redirect. */
  static Behaviour redirect(int status, String location) {
    return answer(status, Map.of("Location", location), new byte[0]);
  }

  /** The given behaviours one after the other; the last stays. */
  static Behaviour sequence(Behaviour... steps) {
    AtomicInteger next = new AtomicInteger();
    List<Behaviour> all = List.of(steps);
    return (request, out) ->
        all.get(Math.min(next.getAndIncrement(), all.size() - 1)).answer(request, out);
  }

  /** A body that never ends. */
  static Behaviour endless(String mediaType) {
    return (request, out) -> {
      head(out, 200, Map.of("Content-Type", mediaType));
      byte[] block =
          "<item><title>and so on</title></item>\n".repeat(200).getBytes(StandardCharsets.UTF_8);
      while (!Thread.currentThread().isInterrupted()) {
        out.write(block);
      }
    };
  }

  /** Headers that never end. */
  static Behaviour endlessHeaders() {
    return (request, out) -> {
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
        out.write(("X-Header-" + i + ": and so on\r\n").getBytes(StandardCharsets.US_ASCII));
      }
    };
  }

  /** A body that comes a byte at a time, with a pause after each. */
  static Behaviour dripping(String mediaType, byte[] body, long pauseMillis) {
    return (request, out) -> {
      head(
          out,
          200,
          Map.of("Content-Type", mediaType, "Content-Length", Integer.toString(body.length)));
      for (byte b : body) {
        out.write(b);
        out.flush();
        Thread.sleep(pauseMillis);
      }
    };
  }

  /** Accepts the request and says nothing until the client gives up. */
  static Behaviour silent() {
    return (request, out) -> Thread.sleep(Long.MAX_VALUE);
  }

  /** Half of a body, then the connection ends. */
  static Behaviour cutOff(String mediaType, byte[] body) {
    return (request, out) -> {
      head(
          out,
          200,
          Map.of("Content-Type", mediaType, "Content-Length", Integer.toString(body.length)));
      out.write(body, 0, body.length / 2);
    };
  }

  /** A gzip body that is a thousand times smaller than what comes out of it. */
  static Behaviour gzipBomb(String mediaType, long decompressedBytes) {
    return (request, out) -> {
      head(out, 200, Map.of("Content-Type", mediaType, "Content-Encoding", "gzip"));
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        byte[] block = new byte[1 << 16];
        for (long written = 0; written < decompressedBytes; written += block.length) {
          gzip.write(block);
        }
      }
    };
  }

  /** A gzip-compressed document. */
  static Behaviour gzip(String mediaType, byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return answer(
        200, Map.of("Content-Type", mediaType, "Content-Encoding", "gzip"), packed.toByteArray());
  }

  private static void head(OutputStream out, int status, Map<String, String> headers)
      throws IOException {
    StringBuilder head =
        new StringBuilder("HTTP/1.1 " + status + " Scripted\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }
}

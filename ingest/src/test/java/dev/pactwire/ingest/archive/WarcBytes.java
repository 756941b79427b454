package dev.pactwire.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Records of archives, made by hand. */
final class WarcBytes {

  static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";

  private WarcBytes() {}

  static byte[] response(String headers, byte[] body) {
    byte[] head = ("HTTP/1.1 200 OK\r\n" + headers + "\r\n").getBytes(UTF_8);
    return record("response", "application/http;msgtype=response", joined(head, body));
  }

  static byte[] record(String type, String contentType, byte[] body) {
    String head =
        "WARC/1.0\r\nWARC-Type: "
            + type
            + "\r\nWARC-Record-ID: <urn:uuid:6a3b0b1c-0000-4000-8000-000000000001>\r\nWARC-Date: 2026-11-19T10:00:00Z\r\n"
            + "WARC-Target-URI: https://news.example/a\r\nContent-Type: "
            + contentType
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    return joined(head.getBytes(UTF_8), body, "\r\n\r\n".getBytes(UTF_8));
  }

  static byte[] page(String title) {
    return ("<html><head><title>"
            + title
            + "</title></head><body><article><h1>"
            + title
            + "</h1><p>"
            + "A sentence that says something about the matter at hand. ".repeat(8)
            + "</p></article></body></html>")
        .getBytes(UTF_8);
  }

  static byte[] gzip(byte[] plain) {
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(plain);
      }
      return packed.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}

package dev.pactwire.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.brotli.BrotliBytes;
import dev.pactwire.ingest.files.FileListener;
import dev.pactwire.schemas.Article;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records of all kinds, as other crawlers write them, and files that are packed or cut oddly. */
@Timeout(180)
class WarcKindsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";

  private static final class Found implements FileListener {
    private final List<String> titles = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Override
    public void article(String where, Article article) {
      titles.add(article.getTitle());
    }

    @Override
    public void problem(String sentence) {
      problems.add(sentence);
    }
  }

  @TempDir private Path folder;

  @Test
  void onlyAnswersAndResourcesAreArticles() throws IOException {
    byte[] file =
        joined(
            record("warcinfo", "application/warc-fields", "software: x\r\n".getBytes(UTF_8)),
            record(
                "request",
                "application/http;msgtype=request",
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8)),
            response(HTML, page("First")),
            record("metadata", "application/warc-fields", "fetchTimeMs: 3\r\n".getBytes(UTF_8)),
            record(
                "revisit",
                "application/http;msgtype=response",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(UTF_8)),
            record("conversion", "text/plain", "plain text of a page".getBytes(UTF_8)),
            record("continuation", "text/html", page("Rest")),
            record("somethingnew", "text/html", page("New")),
            record("resource", "text/html; charset=utf-8", page("Second")),
            response("Content-Type: image/png\r\n", new byte[] {1, 2, 3}),
            record(
                "response",
                "application/http;msgtype=response",
                joined("HTTP/1.1 404 Not Found\r\n".getBytes(UTF_8), "\r\n".getBytes(UTF_8))),
            response(HTML, page("Third")));

    Found found = read(file, "kinds.warc");

    assertThat(found.titles).containsExactly("First", "Second", "Third");
    assertThat(found.problems).isEmpty();
  }

  @Test
  void bodiesAreUnpackedHoweverTheyWereSent() throws IOException {
    byte[] body = page("Packed");
    byte[] chunked =
        joined(
            "10\r\n".getBytes(UTF_8),
            Arrays.copyOf(body, 16),
            ("\r\n" + Integer.toHexString(body.length - 16) + "\r\n").getBytes(UTF_8),
            Arrays.copyOfRange(body, 16, body.length),
            "\r\n0\r\n\r\n".getBytes(UTF_8));

    byte[] file =
        joined(
            response(HTML + "Transfer-Encoding: chunked\r\n", chunked),
            response(HTML + "Content-Encoding: gzip\r\n", gzip(body)),
            // A crawler that unpacked the body and kept the headers
            response(HTML + "Content-Encoding: gzip\r\n", body),
            response(HTML + "Transfer-Encoding: chunked\r\n", body),
            response(HTML + "Content-Length: 99999\r\n", body),
            response(HTML + "Content-Encoding: br\r\n", body),
            response(HTML + "Content-Encoding: br\r\n", new byte[] {11, 2, -128, 1, 0, 3}),
            response(HTML + "Content-Encoding: br\r\n", BrotliBytes.page()),
            response(
                HTML + "Content-Encoding: br\r\n",
                Arrays.copyOf(BrotliBytes.page(), BrotliBytes.page().length - 3)),
            response("", body),
            response(HTML + "Content-Encoding: gzip\r\n", Arrays.copyOf(gzip(body), 190)),
            response(HTML, body));

    Found found = read(file, "packed.warc");

    assertThat(found.titles).as(found.problems.toString()).hasSize(9).containsOnly("Packed");
    assertThat(found.problems)
        .hasSize(2)
        .allMatch(problem -> problem.contains("packed with br, but is damaged or cut off"));
  }

  @Test
  void aBombCostsNoMoreThanItsRecord() throws IOException {
    byte[] file =
        joined(
            response(HTML + "Content-Encoding: br\r\n", BrotliBytes.bomb()),
            response(HTML + "Content-Encoding: zstd\r\n", new byte[] {40, -75, 47, -3, 4}),
            response(HTML, page("Behind")));

    Found found = read(file, "bomb.warc");

    assertThat(found.titles).contains("Behind");
    assertThat(found.problems).anyMatch(problem -> problem.contains("packed with zstd"));
  }

  @Test
  void filesArePackedByRecordOrAsAWhole() throws IOException {
    byte[] one = response(HTML, page("One"));
    byte[] two = response(HTML, page("Two"));

    assertThat(read(joined(gzip(one), gzip(two)), "members.warc.gz").titles)
        .containsExactly("One", "Two");
    assertThat(read(gzip(joined(one, two)), "whole.warc.gz").titles).containsExactly("One", "Two");
    assertThat(read(joined(one, two), "plain-in-spite-of-its-name.warc.gz").titles)
        .containsExactly("One", "Two");
  }

  @Test
  void aWriterThatWasKilledLeavesAllRecordsBeforeTheLast() throws IOException {
    byte[] one = gzip(response(HTML, page("One")));
    byte[] two = gzip(response(HTML, page("Two")));
    byte[] whole = joined(one, two);
    int[] cuts = {one.length, one.length + 1, one.length + 12, one.length + 200, whole.length - 9};

    for (int cut : cuts) {
      Found found = read(Arrays.copyOf(whole, cut), "cut" + cut + ".warc.gz");
      assertThat(found.titles).as("cut at " + cut).contains("One");
      assertThat(found.problems).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void aWrongLengthCostsItsRecordAndNoMore() throws IOException {
    byte[] wrong =
        new String(response(HTML, page("Wrong")), UTF_8)
            .replaceFirst("Content-Length: \\d+", "Content-Length: 20")
            .getBytes(UTF_8);
    byte[] file =
        joined(gzip(response(HTML, page("One"))), gzip(wrong), gzip(response(HTML, page("Two"))));

    Found found = read(file, "wrong.warc.gz");

    assertThat(found.titles).as(found.problems.toString()).contains("One");
    assertThat(found.titles.contains("Two") || found.problems.size() == 1).isTrue();
  }

  private Found read(byte[] file, String name) throws IOException {
    Path path = Files.write(folder.resolve(name), file);
    Found found = new Found();
    new WarcFiles("warc", CLOCK).read(List.of(path), found);
    return found;
  }

  private static byte[] response(String headers, byte[] body) {
    byte[] head = ("HTTP/1.1 200 OK\r\n" + headers + "\r\n").getBytes(UTF_8);
    return record("response", "application/http;msgtype=response", joined(head, body));
  }

  private static byte[] record(String type, String contentType, byte[] body) {
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

  private static byte[] page(String title) {
    return ("<html><head><title>"
            + title
            + "</title></head><body><article><h1>"
            + title
            + "</h1><p>"
            + "A sentence that says something about the matter at hand. ".repeat(8)
            + "</p></article></body></html>")
        .getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] plain) {
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

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}

package dev.pactwire.ingest.archive;

import static dev.pactwire.ingest.archive.WarcBytes.HTML;
import static dev.pactwire.ingest.archive.WarcBytes.gzip;
import static dev.pactwire.ingest.archive.WarcBytes.joined;
import static dev.pactwire.ingest.archive.WarcBytes.page;
import static dev.pactwire.ingest.archive.WarcBytes.record;
import static dev.pactwire.ingest.archive.WarcBytes.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.pactwire.ingest.brotli.BrotliBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records of all kinds, as other crawlers write them, and files that are packed or cut oddly. */
@Timeout(180)
class WarcKindsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  private static final String PICTURE = "Content-Type: image/png\r\n";

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
            response(HTML + "Content-Encoding: zstd\r\n", Zstd.compress(body)),
            response(HTML + "Content-Encoding: zstd\r\n", body),
            response("", body),
            response(HTML + "Content-Encoding: gzip\r\n", Arrays.copyOf(gzip(body), 190)),
            response(HTML, body));

    Found found = read(file, "packed.warc");

    assertThat(found.titles).as(found.problems.toString()).hasSize(11).containsOnly("Packed");
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
            response(PICTURE + "Content-Encoding: zstd\r\n", Zstd.compress(new byte[64 << 20])),
            response(HTML + "Content-Encoding: zstd\r\n", wide()),
            response(HTML, page("Behind")));

    Found found = read(file, "bomb.warc");

    assertThat(found.titles).contains("Behind");
    assertThat(found.problems)
        .filteredOn(problem -> problem.contains("packed with zstd, and damaged, cut off or of"))
        .hasSize(2);
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

  /** A body that asks for a window of 64 MiB. */
  private static byte[] wide() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZstdOutputStreamNoFinalizer out = new ZstdOutputStreamNoFinalizer(packed)) {
      out.setLong(26).write(page("Wide"));
    }
    return packed.toByteArray();
  }

  private Found read(byte[] file, String name) throws IOException {
    Path path = Files.write(folder.resolve(name), file);
    Found found = new Found();
    new WarcFiles("warc", CLOCK).read(List.of(path), found);
    return found;
  }
}

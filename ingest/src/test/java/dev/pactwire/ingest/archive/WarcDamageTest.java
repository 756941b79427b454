package dev.pactwire.ingest.archive;

import static dev.pactwire.ingest.archive.WarcBytes.HTML;
import static dev.pactwire.ingest.archive.WarcBytes.gzip;
import static dev.pactwire.ingest.archive.WarcBytes.joined;
import static dev.pactwire.ingest.archive.WarcBytes.page;
import static dev.pactwire.ingest.archive.WarcBytes.response;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives with holes. */
@Timeout(180)
class WarcDamageTest {

  private static final int RECORDS = 9;

  @TempDir private Path folder;

  @Test
  void whatFollowsDamageInAGzippedFileIsRead() throws IOException {
    for (int damaged = 0; damaged < RECORDS; damaged++) {
      byte[][] records = records(true);
      Arrays.fill(records[damaged], 12, records[damaged].length, (byte) 'x');

      Found found = read(joined(records), "damaged" + damaged + ".warc.gz");

      assertThat(found.titles)
          .as("%s", found.problems)
          .containsExactlyElementsOf(titlesWithout(damaged));
      assertThat(found.problems)
          .singleElement()
          .asString()
          .contains(damaged == RECORDS - 1 ? "the rest is not read" : "bytes are passed over");
    }
  }

  @Test
  void whatFollowsAHoleOrForeignBytesInAPlainFileIsRead() throws IOException {
    byte[][] records = records(false);
    records[2] = Arrays.copyOf(records[2], 300);
    records[5] = joined("WARC/1.0 of which we speak\nWARC/1.x\n".getBytes(UTF_8), records[5]);

    Found found = read(joined(records), "holes.warc");

    assertThat(found.titles).containsExactlyElementsOf(titlesWithout(2));
    assertThat(found.problems).isNotEmpty();
  }

  @Test
  void aHoleInAGzippedFileCostsTheRecordsItTouches() throws IOException {
    // Given a hole from the middle of one record to the middle of the next but one
    byte[][] records = records(true);
    records[3] = Arrays.copyOf(records[3], records[3].length / 2);
    records[4] = new byte[0];
    records[5] = Arrays.copyOfRange(records[5], records[5].length / 2, records[5].length);

    // When
    Found found = read(joined(records), "hole.warc.gz");

    // Then
    assertThat(found.titles).containsExactlyElementsOf(titlesWithout(3, 4, 5));
  }

  @Test
  void damageByChanceCostsTheRecordsItTouchesAndNothingIsReadTwice() throws IOException {
    Random random = new Random(Seeds.of(WarcDamageTest.class));
    byte[] whole = joined(records(true));
    for (int i = 0; i < 15; i++) {
      byte[] damaged = whole.clone();
      int from = random.nextInt(whole.length);
      for (int at = from; at < Math.min(whole.length, from + random.nextInt(400)); at++) {
        damaged[at] = (byte) random.nextInt();
      }

      Found found = read(damaged, "chance" + i + ".warc.gz");

      assertThat(found.titles).hasSizeGreaterThanOrEqualTo(RECORDS - 3).doesNotHaveDuplicates();
    }
  }

  @Test
  void aFileOfNothingButBeginningsIsLeftAfterSoManyLooks() throws IOException {
    byte[] file =
        joined(
            gzip(response(HTML, page("First"))),
            "\u001f\u008b\b".repeat(20_000).getBytes(ISO_8859_1),
            gzip(response(HTML, page("Last"))));

    Found found = read(file, "beginnings.warc.gz");

    assertThat(found.titles).containsExactly("First");
    assertThat(found.problems).singleElement().asString().contains("the rest is not read");
  }

  private static byte[][] records(boolean packed) {
    return IntStream.range(0, RECORDS)
        .mapToObj(i -> response(HTML, page("Page " + i)))
        .map(record -> packed ? gzip(record) : record)
        .toArray(byte[][]::new);
  }

  private static List<String> titlesWithout(Integer... lost) {
    return IntStream.range(0, RECORDS)
        .filter(i -> !Arrays.asList(lost).contains(i))
        .mapToObj(i -> "Page " + i)
        .toList();
  }

  private Found read(byte[] file, String name) throws IOException {
    Path path = Files.write(folder.resolve(name), file);
    Found found = new Found();
    new WarcFiles("warc", Clock.systemUTC()).read(List.of(path), found);
    return found;
  }
}

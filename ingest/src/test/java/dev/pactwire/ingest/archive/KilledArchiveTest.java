package dev.pactwire.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testkit.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An instance that archives is killed while it writes; another begins in the same folder. */
@Timeout(300)
class KilledArchiveTest {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int PAGES = 60;

  @TempDir private Path folder;

  @Test
  void everyDocumentThatWentOnIsReadAgainAndNoTornFileIsAppendedTo() throws IOException {
    // Given
    int first = killedAfter(0);
    Map<String, Long> left = sizes();

    // When
    int second = killedAfter(10_000);

    // Then
    assertThat(left).hasSizeGreaterThan(2);
    assertThat(sizes()).containsAllEntriesOf(left).hasSizeGreaterThan(left.size());
    Found found = new Found();
    new WarcFiles("warc", Clock.systemUTC()).read(List.of(folder), found);
    Set<Integer> pages =
        found.titles.stream()
            .map(title -> Integer.parseInt(title.substring(0, title.indexOf(' '))))
            .collect(Collectors.toSet());
    assertThat(pages)
        .containsAll(IntStream.rangeClosed(0, first).boxed().toList())
        .containsAll(IntStream.rangeClosed(10_000, second).boxed().toList());
    assertThat(found.problems).hasSizeLessThanOrEqualTo(2);
  }

  /** Archives pages from a number on, and is killed; returns the last that was told of. */
  private int killedAfter(int from) {
    try (ChildJvm child =
        ChildJvm.start(
            List.of("-Xmx128m", "-XX:+UseSerialGC"),
            ArchiveMain.class.getName(),
            List.of(folder.toString(), String.valueOf(from)))) {
      child.awaitOutput(line -> line.equals("archived " + (from + PAGES)), SOON);
      child.kill();
      return child.output().stream()
          .filter(line -> line.matches("archived \\d+"))
          .mapToInt(line -> Integer.parseInt(line.substring("archived ".length())))
          .max()
          .orElseThrow();
    }
  }

  private Map<String, Long> sizes() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new TreeMap<>(
          files.collect(Collectors.toMap(file -> file.getFileName().toString(), this::size)));
    }
  }

  private long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

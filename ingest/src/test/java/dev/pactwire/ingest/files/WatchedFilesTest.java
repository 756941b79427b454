package dev.pactwire.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFilesTest {

  @TempDir private Path root;
  private final List<String> problems = new ArrayList<>();
  private Path folder;
  private WatchedFiles files;
  private long time = 1_000_000;
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final Set<Path> forbidden = new HashSet<>();

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("in"));
    // Nothing is forbidden to root: what may be read is told here
    files =
        new WatchedFiles(List.of(folder), clock, file -> !forbidden.contains(file), problems::add);
  }

  @Test
  void aFileIsReadOnceItRests() throws IOException {
    write("a.html", "half");
    assertThat(look()).isEmpty();
    write("a.html", "half and half");
    assertThat(look()).isEmpty();
    assertThat(look()).containsExactly("a.html");
    assertThat(look()).isEmpty();
  }

  @Test
  void whatWasModifiedLessThanFiveSecondsAgoIsStillBeingWritten() throws IOException {
    // Given a copy that has stalled
    write("a.html", "half");
    Instant modified = Files.getLastModifiedTime(folder.resolve("a.html")).toInstant();

    // When it is the same at many looks, then it is left alone until it has rested
    now = modified;
    assertThat(look()).isEmpty();
    now = modified.plusMillis(4_999);
    assertThat(look()).isEmpty();
    assertThat(look()).isEmpty();
    now = modified.plusSeconds(5);
    assertThat(look()).containsExactly("a.html");
  }

  @Test
  void aTimeInTheFutureHoldsNothingUp() throws IOException {
    write("a.html", "whole");
    Files.setLastModifiedTime(folder.resolve("a.html"), FileTime.from(now.plusSeconds(3_600)));
    assertThat(look()).isEmpty();
    assertThat(look()).containsExactly("a.html");
  }

  @Test
  void whatMayNotBeReadIsToldOnceAndReadWhenItMayThoughItHasNotChanged() throws IOException {
    // Given
    write("a.html", "one");
    write("b.html", "two");
    Path file = folder.resolve("a.html");
    forbidden.add(file);
    // When
    look();
    // Then
    assertThat(look()).containsExactly("b.html");
    assertThat(look()).isEmpty();
    assertThat(problems).containsExactly(file + " cannot be read: permission denied.");
    // And
    forbidden.clear();
    assertThat(look()).containsExactly("a.html");
    assertThat(look()).isEmpty();
  }

  @Test
  void whatIsOutOfSightForAWhileIsNotReadAgain() throws IOException {
    // Given a file that was read
    write("a.html", "one");
    look();
    assertThat(look()).containsExactly("a.html");

    // When its folder cannot be looked at, here as it is a link to itself, and then can
    Path away = Files.move(folder, root.resolve("away"));
    Files.createSymbolicLink(folder, folder);
    assertThat(look()).isEmpty();
    assertThat(look()).isEmpty();
    assertThat(problems).singleElement().asString().startsWith(folder + " cannot be read: ");
    Files.delete(folder);
    Files.move(away, folder);

    // Then
    assertThat(look()).isEmpty();
    assertThat(look()).isEmpty();
  }

  @Test
  void aLinkToAFolderIsThatFolderAndCirclesEnd() throws IOException {
    // Given a link to the folder, in which there is a link back
    write("a.html", "one");
    Files.createSymbolicLink(folder.resolve("back"), folder);
    Path link = Files.createSymbolicLink(root.resolve("link"), folder);
    WatchedFiles linked = new WatchedFiles(List.of(link), clock, problems::add);

    // When
    linked.look();

    // Then
    assertThat(linked.look()).containsExactly(new WatchedFiles.Due(link.resolve("a.html"), true));
    assertThat(problems).isEmpty();
  }

  @Test
  void aFolderThatCannotBeListedCostsWhatIsInItAndIsToldOnce() throws IOException {
    // Given a folder too far down for any path: not even root can list it
    write("a.html", "whole");
    Path far = Files.createDirectories(chain(root.resolve("far"), 15));
    Path down = Files.createDirectories(chain(folder.resolve("down"), 15));
    Files.move(root.resolve("far"), down.resolve("far"));
    try {
      // When
      look();
      // Then what is beside it is read
      assertThat(look()).containsExactly("a.html");
      assertThat(look()).isEmpty();
      assertThat(problems)
          .singleElement()
          .satisfies(
              sentence ->
                  assertThat(sentence)
                      .startsWith("The folder " + folder.resolve("down"))
                      .contains("cannot be read"));
      // And it is told anew after it could be listed
      Files.move(down.resolve("far"), root.resolve("far"));
      look();
      Files.move(root.resolve("far"), down.resolve("far"));
      look();
      assertThat(problems).hasSize(2);
    } finally {
      Files.move(down.resolve("far"), root.resolve("far"));
    }
    assertThat(far).exists();
  }

  /** Folders with names of two hundred letters, one below the other. */
  private static Path chain(Path from, int folders) {
    return Stream.iterate(from, path -> path.resolve("f".repeat(200)))
        .skip(folders)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFileThatHasChangedIsReadAgainAlsoIfItIsAsLongAsBefore() throws IOException {
    write("a.jsonl", "one");
    look();
    assertThat(look()).containsExactly("a.jsonl");

    write("a.jsonl", "two");

    assertThat(look()).isEmpty();
    assertThat(look()).containsExactly("a.jsonl");
  }

  @Test
  void whatIsRenamedIntoItsPlaceIsReadAndWhatHasAnotherEndingIsNot() throws IOException {
    write("a.html.part", "half");
    write(".hidden.html", "hidden");
    look();
    assertThat(look()).isEmpty();

    Files.move(folder.resolve("a.html.part"), folder.resolve("a.html"));

    look();
    assertThat(look()).containsExactly("a.html");
  }

  @Test
  void anotherFileRenamedOverOneThatWasReadIsReadToo() throws IOException {
    write("a.html", "one");
    look();
    look();
    write("b.part", "two");
    Files.setLastModifiedTime(
        folder.resolve("b.part"), Files.getLastModifiedTime(folder.resolve("a.html")));

    Files.move(
        folder.resolve("b.part"), folder.resolve("a.html"), StandardCopyOption.REPLACE_EXISTING);

    look();
    assertThat(look()).containsExactly("a.html");
  }

  @Test
  void whatIsDeletedIsForgottenAndReadWhenItComesBack() throws IOException {
    write("a.html", "one");
    write("b.html", "two");
    look();
    Files.delete(folder.resolve("b.html"));
    assertThat(look()).containsExactly("a.html");
    Files.delete(folder.resolve("a.html"));
    assertThat(look()).isEmpty();

    write("a.html", "one");

    look();
    assertThat(look()).containsExactly("a.html");
  }

  @Test
  void foldersComeAndGo() throws IOException {
    Files.delete(folder);
    assertThat(look()).isEmpty();
    Files.createDirectories(folder.resolve("deep/er"));
    write("deep/er/a.html", "one");

    look();

    assertThat(look()).containsExactly("deep/er/a.html");
  }

  @Test
  void whatCouldNotBeStoredIsDueAgain() throws IOException {
    write("a.html", "one");
    files.look();

    List<WatchedFiles.Due> first = files.look();
    List<WatchedFiles.Due> second = files.look();

    assertThat(first).hasSize(1);
    assertThat(second).isEqualTo(first);
  }

  /** What is due, and then done. */
  private List<String> look() {
    List<WatchedFiles.Due> due = files.look();
    due.forEach(files::done);
    return due.stream().map(each -> folder.relativize(each.file()).toString()).toList();
  }

  /** Each file is written at a time of its own, whatever the file system can tell apart. */
  private void write(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.fromMillis(time += 10_000));
  }
}

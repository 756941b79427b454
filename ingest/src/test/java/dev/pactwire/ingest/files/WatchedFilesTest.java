package dev.pactwire.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
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

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("in"));
    files = new WatchedFiles(List.of(folder), problems::add);
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

package dev.pactwire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.app.error.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path folder;

  @Test
  void isHeldByOneAloneUntilClosed() {
    // Given
    Path data = folder.resolve("made/on/the/way");
    try (DataDirectory held = DataDirectory.open(data)) {
      assertThat(held.root()).isDirectory();

      // When, Then
      assertThatThrownBy(() -> DataDirectory.open(data))
          .isInstanceOf(CommandFailure.class)
          .hasMessage(
              "The data directory %s is in use by another pactwire (process %d): stop that one or give another --data-dir."
                  .formatted(data.toAbsolutePath(), ProcessHandle.current().pid()));
    }
    DataDirectory.open(data).close();
  }

  @Test
  void isRefusedWhenItIsAFile() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("file"), "x");

    // When, Then
    assertThatThrownBy(() -> DataDirectory.open(file))
        .hasMessage(
            "The data directory %s is a file, not a directory.".formatted(file.toAbsolutePath()));
    assertThatThrownBy(() -> DataDirectory.open(file.resolve("below")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith(
            "The data directory %s cannot be written"
                .formatted(file.resolve("below").toAbsolutePath()));
  }

  @Test
  void isRemovedWithAllItHoldsWhenTemporary() throws Exception {
    // Given
    DataDirectory directory = DataDirectory.temporary();
    Files.createDirectories(directory.streams().resolve("deep"));
    Files.writeString(directory.streams().resolve("deep/file"), "x");

    // When
    directory.close();

    // Then
    assertThat(directory.root()).doesNotExist();
  }
}

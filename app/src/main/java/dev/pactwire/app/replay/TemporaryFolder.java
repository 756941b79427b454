package dev.pactwire.app.replay;

import dev.pactwire.app.error.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for as long as it is needed. */
record TemporaryFolder(Path path) implements AutoCloseable {

  static TemporaryFolder create(String prefix) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw CommandFailure.failed(
          "No temporary folder can be made: %s.".formatted(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> inside = Files.walk(path)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw CommandFailure.failed(
          "The temporary folder %s cannot be removed: %s.".formatted(path, e.getMessage()), e);
    }
  }
}

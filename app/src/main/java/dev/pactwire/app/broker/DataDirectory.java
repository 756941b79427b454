package dev.pactwire.app.broker;

import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.folder.HeldFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder in which everything of one local Pactwire lies, held for this process alone.
 *
 * <p>The lock is taken before anything else is touched: a second broker that starts on the folder
 * of a running one destroys its data before Kafka's own lock stops it. The operating system gives
 * the lock back when the process ends in whatever way, {@code kill -9} included.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String NAME = "data directory";
  private static final String OPTION = "--data-dir";

  private final HeldFolder folder;
  private final boolean temporary;

  private DataDirectory(HeldFolder folder, boolean temporary) {
    this.folder = folder;
    this.temporary = temporary;
  }

  /**
   * Takes the folder, which is made when it does not exist.
   *
   * @throws CommandFailure when another process holds it, or when it cannot be written
   */
  public static DataDirectory open(Path folder) {
    return new DataDirectory(HeldFolder.take(folder, NAME, OPTION), false);
  }

  /**
   * Makes a new folder among the system's temporary files; {@link #close()} removes it with all it
   * holds.
   */
  public static DataDirectory temporary() {
    try {
      Path folder = Files.createTempDirectory("pactwire-");
      return new DataDirectory(HeldFolder.take(folder, NAME, OPTION), true);
    } catch (IOException e) {
      throw CommandFailure.failed(
          "No temporary folder can be made in %s: %s; give --data-dir."
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  /** The folder itself, absolute. */
  public Path root() {
    return folder.path();
  }

  /** Where the broker keeps its logs. */
  public Path broker() {
    return root().resolve("broker");
  }

  /** Where Kafka Streams keeps its state. */
  public Path streams() {
    return root().resolve("streams");
  }

  /** Gives the folder free for others; removes it when it was a temporary one. */
  @Override
  public void close() {
    try {
      if (temporary) {
        removeAll();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Removing " + root(), e);
    } finally {
      folder.close();
    }
  }

  private void removeAll() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

package dev.pactwire.app.broker;

import dev.pactwire.app.error.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
  private static final String LOCK_FILE = "pactwire.lock";

  private final Path root;
  private final FileChannel channel;
  private final boolean temporary;

  private DataDirectory(Path root, FileChannel channel, boolean temporary) {
    this.root = root;
    this.channel = channel;
    this.temporary = temporary;
  }

  /**
   * Takes the folder, which is made when it does not exist.
   *
   * @throws CommandFailure when another process holds it, or when it cannot be written
   */
  public static DataDirectory open(Path folder) {
    return take(folder.toAbsolutePath().normalize(), false);
  }

  /**
   * Makes a new folder among the system's temporary files; {@link #close()} removes it with all it
   * holds.
   */
  public static DataDirectory temporary() {
    try {
      return take(Files.createTempDirectory("pactwire-"), true);
    } catch (IOException e) {
      throw CommandFailure.failed(
          "No temporary folder can be made in %s: %s; give --data-dir."
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  private static DataDirectory take(Path root, boolean temporary) {
    FileChannel channel = openLockFile(root);
    try {
      if (tryLock(channel) == null) {
        throw CommandFailure.failed(
            "The data directory %s is in use by another pactwire%s: stop that one or give another --data-dir."
                .formatted(root, holder(channel)));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)),
          0);
      return new DataDirectory(root, channel, temporary);
    } catch (IOException e) {
      closeQuietly(channel, e);
      throw CommandFailure.failed(
          "The data directory %s cannot be locked: %s.".formatted(root, e.getMessage()), e);
    } catch (CommandFailure e) {
      closeQuietly(channel, e);
      throw e;
    }
  }

  private static FileChannel openLockFile(Path root) {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw CommandFailure.failed(
          "The data directory %s is a file, not a directory.".formatted(root));
    }
    try {
      Files.createDirectories(root);
      return FileChannel.open(
          root.resolve(LOCK_FILE),
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw CommandFailure.failed(
          "The data directory %s cannot be written: %s.".formatted(root, reason(e)), e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(20);
    int length = channel.read(bytes, 0);
    String pid = new String(bytes.array(), 0, Math.max(0, length), StandardCharsets.UTF_8);
    return pid.matches("\\d+") ? " (process " + pid + ")" : "";
  }

  private static String reason(IOException e) {
    return e.getMessage() == null || e.getMessage().isBlank()
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + " " + e.getMessage();
  }

  private static void closeQuietly(FileChannel channel, Throwable because) {
    try {
      channel.close();
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  /** The folder itself, absolute. */
  public Path root() {
    return root;
  }

  /** Where the broker keeps its logs. */
  public Path broker() {
    return root.resolve("broker");
  }

  /** Where Kafka Streams keeps its state. */
  public Path streams() {
    return root.resolve("streams");
  }

  /** Gives the folder free for others; removes it when it was a temporary one. */
  @Override
  public void close() {
    try {
      if (temporary) {
        removeAll();
      }
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Releasing " + root, e);
    }
  }

  private void removeAll() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

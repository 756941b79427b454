package dev.pactwire.app.folder;

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

/**
 * A folder that this process holds: another one that wants it is refused with a sentence. The
 * operating system gives the lock back when the process ends in whatever way, {@code kill -9}
 * included.
 */
public final class HeldFolder implements AutoCloseable {
  private static final String LOCK_FILE = "pactwire.lock";
  private static final int LONGEST_PID = 20;

  private final Path path;
  private final FileChannel channel;

  private HeldFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes a folder, which is made when it does not exist.
   *
   * @param name what messages call it, such as "data directory"
   * @param option the flag that names another one
   * @throws CommandFailure when another process holds it, or when it cannot be written
   */
  public static HeldFolder take(Path folder, String name, String option) {
    Path path = folder.toAbsolutePath().normalize();
    String called = "The %s %s".formatted(name, path);
    FileChannel channel = openLockFile(path, called);
    try {
      if (tryLock(channel) == null) {
        throw CommandFailure.failed(
            "%s is in use by another pactwire%s: stop that one or give another %s."
                .formatted(called, holder(channel), option));
      }
      channel.truncate(0);
      channel.write(bytes(Long.toString(ProcessHandle.current().pid())), 0);
      return new HeldFolder(path, channel);
    } catch (IOException e) {
      closeQuietly(channel, e);
      throw CommandFailure.failed("%s cannot be locked: %s.".formatted(called, e.getMessage()), e);
    } catch (CommandFailure e) {
      closeQuietly(channel, e);
      throw e;
    }
  }

  private static FileChannel openLockFile(Path path, String called) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw CommandFailure.failed(called + " is a file, not a directory.");
    }
    try {
      Files.createDirectories(path);
      return FileChannel.open(
          path.resolve(LOCK_FILE),
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw CommandFailure.failed("%s cannot be written: %s.".formatted(called, reason(e)), e);
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
    ByteBuffer pid = ByteBuffer.allocate(LONGEST_PID);
    channel.read(pid, 0);
    String written = StandardCharsets.UTF_8.decode(pid.flip()).toString();
    return written.matches("\\d+") ? " (process " + written + ")" : "";
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
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

  /** The folder, absolute. */
  public Path path() {
    return path;
  }

  /** Gives the folder free for others. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Releasing " + path, e);
    }
  }
}

package dev.pactwire.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program of this machine, which is ended when it has said what is waited for. */
final class Tool {
  private Tool() {}

  /** Whether a command can be run and ends well. */
  static boolean isThere(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Starts a command.
   *
   * @return the first line that was wanted; or fails with what was said on standard error
   */
  static CompletableFuture<String> saying(
      Predicate<String> wanted, Path folder, List<String> command) throws IOException {
    Path errors = Files.createTempFile(folder, "tool", ".err");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    return CompletableFuture.supplyAsync(
        () -> read(process, wanted).orElseThrow(() -> failed(command, errors)), Tool::inItsOwn);
  }

  private static void inItsOwn(Runnable task) {
    Thread thread = new Thread(task, "tool");
    thread.setDaemon(true);
    thread.start();
  }

  private static AssertionError failed(List<String> command, Path errors) {
    try {
      return new AssertionError(command + " never said it; " + Files.readString(errors));
    } catch (IOException e) {
      return new AssertionError(command + " never said it", e);
    }
  }

  private static Optional<String> read(Process process, Predicate<String> wanted) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return lines.lines().filter(wanted).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}

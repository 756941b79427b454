package dev.pactwire.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A main class running in a JVM of its own on this test's class path, so that it can be killed as
 * the machine would kill it.
 *
 * <p>Both streams are read all the time by daemon threads and kept line by line.
 */
public final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final Lines out;
  private final Lines err;

  private ChildJvm(Process process) {
    this.process = process;
    this.out = new Lines(process.getInputStream());
    this.err = new Lines(process.getErrorStream());
  }

  /** Starts {@code mainClass} with a heap of 512 MB. */
  public static ChildJvm start(String mainClass, String... arguments) {
    return start(List.of("-Xmx512m"), mainClass, List.of(arguments));
  }

  /** Starts {@code mainClass} with the given options of the JVM. */
  public static ChildJvm start(List<String> jvmOptions, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(quietOptions());
    command.addAll(List.of("-cp", classPath(), mainClass));
    command.addAll(arguments);
    try {
      return new ChildJvm(new ProcessBuilder(command).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Options of the pactwire script: later JVMs warn of what native libraries do on purpose. */
  private static List<String> quietOptions() {
    return Runtime.version().feature() < 24
        ? List.of()
        : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  /** The class path of this JVM, which surefire may hand over in a jar of its own. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Bytes written here are the child's standard input. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /** Lines of standard output so far. */
  public List<String> output() {
    return out.sofar();
  }

  /** Lines of standard error so far. */
  public List<String> errors() {
    return err.sofar();
  }

  /** Waits for a line of standard output. */
  public String awaitOutput(Predicate<String> wanted, Duration atMost) {
    return out.await(wanted, atMost, this);
  }

  /** Waits for a line of standard error. */
  public String awaitError(Predicate<String> wanted, Duration atMost) {
    return err.await(wanted, atMost, this);
  }

  /** Waits for the end and returns the exit code; both streams are then complete. */
  public int awaitExit(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Still running after " + atMost + describe());
      }
      out.join();
      err.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    process.toHandle().destroyForcibly();
    awaitExit(Duration.ofSeconds(90));
  }

  /** Asks it to end, as {@code kill} and Ctrl-C do. */
  public void terminate() {
    // Through the handle: Process.destroy would close the streams, and its last words would be
    // lost.
    process.toHandle().destroy();
  }

  /** Whether it has not ended yet. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Kills what still runs. */
  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private String describe() {
    return "\nstandard output: " + output() + "\nstandard error: " + errors();
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for a child process", e);
  }

  /** The lines of one stream, collected by a thread of its own. */
  private static final class Lines {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    Lines(InputStream stream) {
      reader = new Thread(() -> collect(stream), "child-jvm-reader");
      reader.setDaemon(true);
      reader.start();
    }

    private void collect(InputStream stream) {
      try (BufferedReader in =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          synchronized (lines) {
            lines.add(line);
            lines.notifyAll();
          }
        }
      } catch (IOException e) {
        // The stream of a killed process may break off; what came before stands.
        lines.add("(" + e.getMessage() + ")");
      } finally {
        synchronized (lines) {
          lines.notifyAll();
        }
      }
    }

    List<String> sofar() {
      return List.copyOf(lines);
    }

    void join() throws InterruptedException {
      reader.join();
    }

    String await(Predicate<String> wanted, Duration atMost, ChildJvm child) {
      long deadline = System.nanoTime() + atMost.toNanos();
      int next = 0;
      synchronized (lines) {
        while (true) {
          for (; next < lines.size(); next++) {
            if (wanted.test(lines.get(next))) {
              return lines.get(next);
            }
          }
          long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
          if (left <= 0 || !reader.isAlive()) {
            throw new AssertionError("The awaited line did not come" + child.describe());
          }
          waitFor(left);
        }
      }
    }

    private void waitFor(long millis) {
      try {
        lines.wait(Math.min(millis, 500));
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }
}

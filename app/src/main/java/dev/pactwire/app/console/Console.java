package dev.pactwire.app.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What a command reads and writes.
 *
 * @param in standard input, bytes
 * @param out results, UTF-8
 * @param err messages for people, UTF-8
 * @param outTerminal whether a person sees the results: colours are for terminals only
 * @param errTerminal whether a person sees the messages: progress lines are for terminals only
 */
public record Console(
    InputStream in, PrintStream out, PrintStream err, boolean outTerminal, boolean errTerminal) {
  public Console {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
  }

  /** The streams of this process. */
  public static Console ofProcess(boolean outTerminal, boolean errTerminal) {
    return new Console(
        System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), outTerminal, errTerminal);
  }

  private static PrintStream utf8(FileDescriptor target) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(target), 1 << 16),
        true,
        StandardCharsets.UTF_8);
  }

  /** Prints one line of results; a line feed on every system, so that outputs can be compared. */
  public void print(String line) {
    out.print(line + "\n");
    out.flush();
  }

  /** Says one sentence to the person in front, with control characters made visible. */
  public void say(String sentence) {
    err.print(Printable.line(sentence) + "\n");
    err.flush();
  }

  /**
   * Says what went wrong, under the name of the program, as logs of several programs are read
   * together.
   */
  public void complain(String sentence) {
    say("pactwire: " + sentence);
  }

  /** Whether nobody reads the results any more, as when {@code head} has seen enough. */
  public boolean outputClosed() {
    return out.checkError();
  }

  /** How results are coloured here. */
  public Style style() {
    return new Style(outTerminal);
  }
}

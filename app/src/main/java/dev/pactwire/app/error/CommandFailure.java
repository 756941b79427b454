package dev.pactwire.app.error;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A reason for which a command ends without having done its work, told to the user as one sentence.
 *
 * <p>The message names what was wrong and where (file, line, key or address) and, where there is
 * one, the way out. It is printed as it stands on standard error; the cause is shown under {@code
 * --debug} only.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  private CommandFailure(ExitCode exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  /** The work could not be done: exit code 1. */
  public static CommandFailure failed(String sentence) {
    return new CommandFailure(ExitCode.FAILED, sentence, null);
  }

  /** The work could not be done because of {@code cause}: exit code 1. */
  public static CommandFailure failed(String sentence, Throwable cause) {
    return new CommandFailure(ExitCode.FAILED, sentence, cause);
  }

  /** A file could not be read: exit code 1. */
  public static CommandFailure unreadable(Path file, IOException cause) {
    return failed("The file %s cannot be read: %s.".formatted(file, reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is none of this name";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** The command was called or configured in a way that cannot be meant: exit code 2. */
  public static CommandFailure wrongUsage(String sentence) {
    return new CommandFailure(ExitCode.WRONG_USAGE, sentence, null);
  }

  /** The code with which the process ends. */
  public ExitCode exitCode() {
    return exitCode;
  }
}

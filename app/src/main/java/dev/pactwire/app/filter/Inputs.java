package dev.pactwire.app.filter;

import dev.pactwire.app.console.Console;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The inputs of a filter: the files named as arguments, or standard input. */
final class Inputs {
  private final Console console;

  Inputs(Console console) {
    this.console = console;
  }

  /** What is done with one input; {@code file} is empty for standard input. */
  interface Reader {
    void read(Optional<Path> file, InputStream in) throws IOException;
  }

  /**
   * Hands each input to the reader; false when one of them could not be read, which is said on
   * standard error.
   */
  boolean each(List<Path> files, Reader reader) {
    if (files.isEmpty()) {
      return readOne(Optional.empty(), console.in(), reader);
    }
    boolean all = true;
    for (Path file : files) {
      all &= readFile(file, reader);
    }
    return all;
  }

  private boolean readFile(Path file, Reader reader) {
    if (Files.isDirectory(file)) {
      console.complain("%s is a directory, not a file.".formatted(file));
      return false;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return readOne(Optional.of(file), in, reader);
    } catch (NoSuchFileException e) {
      console.complain("There is no file %s.".formatted(file));
    } catch (IOException e) {
      console.complain(
          "The file %s cannot be read: %s.".formatted(file, e.getClass().getSimpleName()));
    }
    return false;
  }

  private boolean readOne(Optional<Path> file, InputStream in, Reader reader) {
    try {
      reader.read(file, in);
      return true;
    } catch (IOException e) {
      console.complain(
          "Reading %s broke off: %s."
              .formatted(file.map(Path::toString).orElse("standard input"), e.getMessage()));
      return false;
    }
  }
}

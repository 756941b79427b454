package dev.pactwire.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** What all filters take: files instead of standard input. */
final class FilterOptions {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files to read instead of standard input.")
  private List<Path> files = new ArrayList<>();

  List<Path> files() {
    return List.copyOf(files);
  }
}

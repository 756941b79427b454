package dev.pactwire.app.local;

import java.util.List;
import java.util.stream.Stream;

/**
 * What files brought.
 *
 * @param articles articles published and stored
 * @param problems one sentence for each thing that could not be used
 */
public record FileReport(long articles, List<String> problems) {
  /** Of no files. */
  public static final FileReport NONE = new FileReport(0, List.of());

  public FileReport {
    problems = List.copyOf(problems);
  }

  /** Together with another. */
  public FileReport and(FileReport other) {
    return new FileReport(
        articles + other.articles,
        Stream.concat(problems.stream(), other.problems.stream()).toList());
  }
}

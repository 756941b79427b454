package dev.pactwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of commands that people read, and the commands that there are, are the same. */
class ReadmeCommandsTest {
  private static final Pattern NAME = Pattern.compile("`(?:pactwire )?([a-z-]+)`");

  @Test
  void theReadmeNamesEveryCommandAndNoOther() throws IOException {
    // Given
    List<String> readme = Files.readAllLines(Path.of("..", "README.md"));

    // When
    List<String> named =
        readme.stream()
            .filter(line -> line.startsWith("| `pactwire "))
            .map(line -> line.substring(0, line.indexOf('|', 1)))
            .flatMap(cell -> NAME.matcher(cell).results().map(found -> found.group(1)))
            .toList();

    // Then
    assertThat(named).containsExactlyInAnyOrderElementsOf(CommandRun.commands());
  }
}

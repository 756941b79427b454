package dev.pactwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.console.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of all commands says what the commands are. */
class CommandReferenceTest {

  @Test
  void theDocumentationNamesEveryCommandAndEveryOption() throws Exception {
    // Given
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, false, false);
    PactwireCli cli = new PactwireCli(new Context(console, Map.of(), new Shutdown()));
    // When
    Path written =
        Files.writeString(
            Path.of("target", "commands.md"), new CommandReference(cli.specification()).text());
    // Then
    assertThat(Path.of("..", "docs", "commands.md"))
        .as("Copy app/target/commands.md to docs/commands.md.")
        .hasSameTextualContentAs(written);
  }
}

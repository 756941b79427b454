package dev.pactwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PactwireCliTest {

  @Test
  void asksForACommand() {
    // Given, When
    CommandRun run = CommandRun.of();

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).containsExactly("pactwire: A command is missing (see pactwire --help)");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    // Given, When
    CommandRun run = CommandRun.of("parse-fed");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(
            "pactwire: There is no command 'parse-fed'; did you mean parse-feed? (see pactwire --help)");
  }

  @Test
  void namesAnUnknownOptionWithoutObeyingIt() {
    // Given, When
    CommandRun run = CommandRun.of("parse-feed", "--no-such\u001b[31m");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(
            "pactwire: Unknown option: '--no-such\\u001b[31m' (see pactwire parse-feed --help)");
  }

  @Test
  void showsExamplesInEveryHelp() {
    // Given
    CommandRun help = CommandRun.of("--help");
    assertThat(help.code()).isZero();

    for (String command : CommandRun.commands()) {
      // When
      CommandRun run = CommandRun.of(command, "--help");

      // Then
      assertThat(run.code()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).as(command).anyMatch(line -> line.contains("pactwire " + command));
      assertThat(run.out()).as(command).contains("Examples:");
      assertThat(help.out()).anyMatch(line -> line.startsWith("  " + command));
    }
  }

  @Test
  void tellsItsVersion() {
    // Given, When
    CommandRun run = CommandRun.of("--version");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out()).singleElement().asString().startsWith("pactwire ");
  }
}

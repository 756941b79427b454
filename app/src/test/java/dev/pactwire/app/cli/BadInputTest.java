package dev.pactwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.config.Moments;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input that is found before anything is started: one sentence, the right exit code. */
class BadInputTest {
  @TempDir private Path folder;

  @Test
  void runAndIngestNeedSomethingToRead() {
    assertRefused(CommandRun.of("run"), 2, "run needs --feeds FILE or --files PATH.");
    assertRefused(CommandRun.of("ingest"), 2, "ingest needs --feeds FILE or --files PATH.");
  }

  @Test
  void hubsFromOutsideNeedATokenForEverybodyElse() {
    assertRefused(
        CommandRun.of(
            "ingest",
            "--shared",
            "--push",
            "0",
            "--websub",
            "--set",
            "websub.url=https://in.news.example"),
        2,
        "--websub with websub.url needs push.token: who reaches us there reaches POST /articles,"
            + " too.");
  }

  @Test
  void aMissingFileIsNamed() {
    String missing = folder.resolve("missing").toString();
    assertRefused(CommandRun.of("run", "--files", missing), 1, "There is no file " + missing + ".");
    assertRefused(
        CommandRun.of("ingest", "--files", missing), 1, "There is no file " + missing + ".");
    assertRefused(CommandRun.of("run", "--feeds", missing), 1, "There is no file " + missing + ".");
    assertRefused(
        CommandRun.of("verify", "--config", missing),
        2,
        "There is no configuration file " + missing + ".");
  }

  @Test
  void aListOfFeedsIsNamedWithTheLineThatIsWrong() throws Exception {
    // Given
    Path feeds =
        Files.writeString(
            folder.resolve("feeds.yaml"), "feeds:\n  - id: a\n    url: gopher://example.org/\n");

    // When
    CommandRun run = CommandRun.of("run", "--feeds", feeds.toString());

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .singleElement()
        .asString()
        .contains("feeds.yaml line 2", "gopher://example.org/");
  }

  @Test
  @Tag("fault-54")
  void anOptionThatCannotBeMeantIsNamedWithItsRange() {
    assertRefused(
        CommandRun.of("process", "--threads", "0"),
        2,
        "--threads: processor.threads must be a whole number from 1 to 64, not '0'.");
    assertRefused(
        CommandRun.of("demo", "--broker-port", "70000"),
        2,
        "--broker-port: broker.port must be a whole number from 0 to 65535, not '70000'.");
    assertRefused(
        CommandRun.reading(new byte[0], Map.of("PACTWIRE_DEDUPE_WINDOW", "soon"), "process"),
        2,
        "PACTWIRE_DEDUPE_WINDOW: dedupe.window must be a duration from 1m to 30d, such as 90s, 15m, 72h or 3d, not 'soon'.");
    assertRefused(
        CommandRun.of("verify", "--set", "dedup.window=1h"),
        2,
        "--set: there is no option dedup.window. Did you mean dedupe.window?");
  }

  @Test
  void aReplayThatCannotBeMeantIsRefused() {
    String into = "--into";
    assertRefused(
        CommandRun.of("replay", into, "trial."),
        2,
        "replay needs --from TIME, such as --from 24h or --from 2026-11-22T10:00:00Z.");
    assertRefused(
        CommandRun.of("replay", into, "trial.", "--from", "2026-01-02", "--to", "2026-01-01"),
        2,
        "--from must be before --to, but the span would go from 2026-01-02T00:00:00Z to 2026-01-01T00:00:00Z.");
    assertRefused(
        CommandRun.of("replay", into, "trial.", "--from", "soon"),
        2,
        "--from must be " + Moments.ACCEPTED + ", not 'soon'.");
    assertRefused(
        CommandRun.of("replay", into, "", "--from", "1h"),
        2,
        "--into: The prefix of a replay is 1 to 80 letters, digits, dots, dashes or underscores and begins with no dot, unlike ''.");
    assertRefused(
        CommandRun.of("replay", into, "trial.", "--from", "1h", "--warm-up", "long"),
        2,
        "--warm-up must be a duration up to 366d, such as 72h, not 'long'.");
    assertThat(
            CommandRun.of("replay", into, "t", "--from", "1h", "--taxonomy", folder.toString())
                .err())
        .singleElement()
        .asString()
        .startsWith("pactwire: The taxonomy cannot be used: ");
    assertThat(CommandRun.of("replay", into, "t", "--from", "1h", "--to", "3000-01-01").err())
        .singleElement()
        .asString()
        .startsWith("pactwire: --to is 3000-01-01T00:00:00Z, which is still to come; it is ");
  }

  @Test
  void aDataDirectoryThatIsAFileIsNamed() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("file"), "x");

    // When
    CommandRun run = CommandRun.of("demo", "--once", "--data-dir", file.toString());

    // Then
    assertRefused(run, 1, "The data directory " + file + " is a file, not a directory.");
  }

  @Test
  void aPortAtWhichAnotherServerListensIsNamed() throws Exception {
    // Given what a web server, such as the dashboard, says to Kafka's binary requests
    try (ServerSocket web = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> refuseAll(web));
      answering.setDaemon(true);
      answering.start();
      String address = "127.0.0.1:" + web.getLocalPort();

      // When
      CommandRun run =
          CommandRun.of("verify", "--bootstrap-servers", address, "--connect-timeout", "1s");

      // Then
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .singleElement()
          .asString()
          .startsWith("pactwire: No Kafka broker answers at " + address + " within 1 s: what ")
          .contains("does not speak Kafka");
    }
  }

  private static void refuseAll(ServerSocket web) {
    byte[] refusal =
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    while (!web.isClosed()) {
      try (Socket socket = web.accept()) {
        if (socket.getInputStream().readNBytes(14).length > 0) {
          socket.getOutputStream().write(refusal);
        }
      } catch (IOException e) {
        // A visitor who has gone, or the end of the test.
        continue;
      }
    }
  }

  private static void assertRefused(CommandRun run, int code, String sentence) {
    assertThat(run.err()).containsExactly("pactwire: " + sentence);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isEmpty();
  }
}

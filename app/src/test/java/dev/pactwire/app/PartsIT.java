package dev.pactwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.testkit.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each part alone against a broker, and what each says when it cannot work. */
@Timeout(600)
class PartsIT {
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final String ARTICLE =
      """
      {"id":"%s","url":"https://example.org/%s","title":"NATO summit","text":"The NATO summit opened in Vilnius with %s."}
      """;

  @TempDir private Path folder;

  @Test
  void ingestProcessAndVerifyShareABroker() throws IOException {
    // Given
    Path articles =
        Files.writeString(
            folder.resolve("articles.jsonl"),
            ARTICLE.formatted("1", "a", "one") + "{broken\n" + ARTICLE.formatted("2", "b", "two"));
    try (DataDirectory directory = DataDirectory.open(folder.resolve("data"));
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      String servers = broker.bootstrapServers();
      String state = folder.resolve("state").toString();
      try (ChildJvm process =
          AppProcess.start("process", "--bootstrap-servers", servers, "--state-dir", state)) {
        process.awaitError(line -> line.startsWith("Processing."), LONG);

        try (ChildJvm second =
            AppProcess.start("process", "--bootstrap-servers", servers, "--state-dir", state)) {
          assertThat(second.awaitExit(LONG)).isEqualTo(1);
          assertThat(second.errors())
              .singleElement()
              .asString()
              .startsWith(
                  "pactwire: The state directory "
                      + state
                      + " is in use by another pactwire (process ");
        }

        // When
        try (ChildJvm ingest =
            AppProcess.start(
                "ingest", "--bootstrap-servers", servers, "--files", articles.toString())) {

          // Then
          assertThat(ingest.awaitExit(LONG)).isEqualTo(1);
          assertThat(ingest.output()).containsExactly("2 articles published to news.articles.");
          assertThat(ingest.errors())
              .singleElement()
              .asString()
              .contains("articles.jsonl", "line 2");
        }
        try (ChildJvm verify =
            AppProcess.start("verify", "--bootstrap-servers", servers, "--wait", "2m")) {
          assertThat(verify.awaitExit(LONG)).isZero();
          assertThat(verify.output())
              .anyMatch(line -> line.startsWith("  The ledger balances: 2 in = 2 new"));
        }
        process.terminate();
        assertThat(process.awaitExit(LONG)).isZero();
      }
    }
  }

  @Test
  @Tag("fault-9")
  void anUnreachableBrokerIsOneSentence() throws IOException {
    // Given
    String nobody = "127.0.0.1:1";

    // When
    try (ChildJvm process =
        AppProcess.start("process", "--bootstrap-servers", nobody, "--connect-timeout", "2s")) {

      // Then
      assertThat(process.awaitExit(LONG)).isEqualTo(1);
      assertThat(process.errors())
          .containsExactly(
              "pactwire: No Kafka broker answers at %s within 2 s: Connection refused. Is it running? Name others with --bootstrap-servers."
                  .formatted(nobody));
    }
  }

  @Test
  void aPortInUseIsOneSentence() throws IOException {
    // Given
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        ChildJvm demo =
            AppProcess.start(
                "demo", "--once", "--broker-port", Integer.toString(taken.getLocalPort()))) {

      // When, Then
      assertThat(demo.awaitExit(LONG)).isEqualTo(1);
      assertThat(demo.errors()).singleElement().asString().contains("Port " + taken.getLocalPort());
    }
  }

  @Test
  void aDataDirectoryInUseIsOneSentenceAndItsHolderGoesOn() throws IOException {
    // Given
    try (DataDirectory directory = DataDirectory.open(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {

      // When
      try (ChildJvm second = AppProcess.start("demo", "--once", "--data-dir", folder.toString())) {

        // Then
        assertThat(second.awaitExit(LONG)).isEqualTo(1);
        assertThat(second.errors())
            .singleElement()
            .asString()
            .contains("is in use by another pactwire");
      }
      try (ChildJvm verify =
          AppProcess.start("verify", "--bootstrap-servers", broker.bootstrapServers())) {
        assertThat(verify.awaitExit(LONG)).isEqualTo(1);
        assertThat(verify.errors())
            .singleElement()
            .asString()
            .contains("There is no topic news.articles");
      }
    }
  }

  @Test
  void runSaysWhatItCannotReadAndKeepsTheRest() throws IOException {
    // Given
    Files.writeString(folder.resolve("good.jsonl"), ARTICLE.formatted("1", "a", "one"));
    Files.createDirectory(folder.resolve("empty"));
    String data = folder.resolve("data").toString();

    // When
    try (ChildJvm run =
        AppProcess.start(
            "run",
            "--once",
            "--data-dir",
            data,
            "--files",
            folder.resolve("good.jsonl").toString(),
            folder.resolve("empty").toString())) {

      // Then
      assertThat(run.awaitExit(LONG)).isEqualTo(1);
      assertThat(run.errors()).singleElement().asString().contains("holds no articles");
      assertThat(run.output())
          .anyMatch(line -> line.startsWith("  The ledger balances: 1 in = 1 new"));
    }
  }
}

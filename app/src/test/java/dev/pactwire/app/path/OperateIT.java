package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.cli.CommandRun;
import dev.pactwire.app.observe.MetricsServer;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands against a real broker on which a processor works. */
@Timeout(600)
class OperateIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final byte[] GARBAGE =
      "no article \u001b[31m at all".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private static LocalPath path;

  @BeforeAll
  static void open() {
    path = new LocalPath();
  }

  @AfterAll
  static void close() {
    path.close();
  }

  @Test
  void anOperatorSeesWhatIsWrongAndSendsDeadLettersAgain() throws Exception {
    try (NewsProcessor live = path.processor(folder.resolve("state"), Map.of())) {
      // Given an article and a record that is none
      live.start();
      assertThat(live.awaitRunning(SOON)).as("%s", live.failure()).isTrue();
      path.publisher()
          .publish(
              List.of(
                  Incoming.of(
                      Incoming.Kind.NEWS,
                      Articles.article("a1", "courier", "A title", Articles.text(1, 120))),
                  Incoming.raw("bad", GARBAGE)));
      path.run().awaitBalance(2, SOON);

      // When / Then it is listed, and shown without commanding the terminal
      CommandRun list = run("dlq", "list");
      assertThat(list.code()).isZero();
      assertThat(list.out()).hasSize(2);
      assertThat(list.out().get(1))
          .startsWith("0-")
          .contains("deserialization", "Unrecognized header bytes");
      String id = list.out().get(1).split(" ", 2)[0];
      Path file = folder.resolve("value");
      CommandRun show = run("dlq", "show", id, "--value", file.toString());
      assertThat(String.join("\n", show.out()))
          .contains("no article \\u001b[31m at all")
          .doesNotContain("\u001b");
      assertThat(Files.readAllBytes(file)).isEqualTo(GARBAGE);
      assertThat(run("dlq", "list", "--stage", "production").out())
          .containsExactly("There are no dead letters of this kind.");

      // And sent again, where it fails again; of two letters with the same bytes one is sent
      assertThat(run("dlq", "redrive", "--all", "--dry-run").out()).containsExactly(id);
      CommandRun redrive = run("dlq", "redrive", id);
      assertThat(redrive.code()).isZero();
      assertThat(redrive.out())
          .singleElement()
          .asString()
          .startsWith(id + " sent again, as record ");
      path.run().awaitBalance(3, SOON);
      assertThat(run("dlq", "list", "--json").out()).hasSize(2);
      assertThat(run("dlq", "redrive", "--all").out()).hasSize(1);
      path.run().awaitBalance(4, SOON);

      // And Kafka Streams' own figures are served
      try (MetricsServer metrics =
          new MetricsServer("127.0.0.1", 0, Optional::empty, List.of(live.meters()))) {
        assertThat(body(metrics.address())).contains("kafka_stream_thread_process_total");
      }

      // And topics, lag and health are told
      assertThat(run("topics").code()).isZero();
      assertThat(run("topics").out())
          .anyMatch(line -> line.startsWith("news.articles "))
          .anyMatch(line -> line.startsWith("news.dead-letters "));
      CommandRun lag = run("lag", "--json");
      assertThat(lag.out())
          .hasSizeGreaterThanOrEqualTo(Topics.WIDE)
          .allMatch(line -> line.contains("\"waiting\""));
      CommandRun doctor = run("doctor");
      assertThat(doctor.out())
          .anyMatch(line -> line.startsWith("ok    processors    2 threads"))
          .anyMatch(line -> line.startsWith("look  dead letters  3 within a day."));
      assertThat(doctor.code()).isZero();
    }

    // When no processor is left
    CommandRun doctor = run("doctor");

    // Then the doctor says so, and what to do
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out())
        .anyMatch(line -> line.startsWith("BAD   processors    No processor with "))
        .anyMatch(line -> line.contains("→ Start pactwire process"));
  }

  @Test
  void aLetterThatIsNotThereIsNamed() {
    assertThat(run("dlq", "show", "0-999999999").err())
        .singleElement()
        .asString()
        .startsWith("pactwire: There is no dead letter 0-999999999 in news.dead-letters;");
    assertThat(run("dlq", "redrive", "seventeen").err())
        .singleElement()
        .asString()
        .startsWith("pactwire: 'seventeen' is no dead letter's id, which looks like 0-17;");
    CommandRun none = run("dlq", "redrive");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).singleElement().asString().contains("either ids or --all");
  }

  private static String body(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of(arguments), Stream.of("--bootstrap-servers", path.brokers()))
            .toArray(String[]::new));
  }
}

package dev.pactwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.testkit.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/subscribe.md says is done, word by word, with what is on this machine; the demo is then
 * ended as a user ends it.
 */
@Timeout(600)
class SubscribeIT {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Pattern ADDRESSES =
      Pattern.compile("The dashboard is at http://(127\\.0\\.0\\.1:\\d+), Kafka at (\\S+)\\. .*");

  /** For Node 20; later ones have it without. */
  private static final String FLAG = "--experimental-websocket";

  @TempDir private Path folder;

  private final Map<String, CompletableFuture<String>> answers = new LinkedHashMap<>();
  private SubscribeDocument document;
  private String kafka;

  @Test
  @Tag("fault-19")
  void everyProgramOfTheDocumentGetsArticlesFromTheDemoWhichEndsInOrderWhenAsked()
      throws Exception {
    // Given
    try (ChildJvm demo =
        AppProcess.start("demo", "--data-dir", folder.resolve("demo").toString())) {
      Matcher addresses =
          ADDRESSES.matcher(demo.awaitError(line -> ADDRESSES.matcher(line).matches(), LONG));
      assertThat(addresses.matches()).isTrue();
      kafka = addresses.group(2);
      demo.awaitOutput(line -> line.startsWith("new "), LONG);
      demo.awaitOutput(line -> line.startsWith("corrected "), LONG);
      String id = someArticle(addresses.group(1));
      document =
          SubscribeDocument.read()
              .with(
                  Map.of(
                      "127.0.0.1:8080",
                      addresses.group(1),
                      "127.0.0.1:9092",
                      kafka,
                      "/ID'",
                      "/" + id + "'"));

      // When
      overHttp();
      fromKafka();

      // Then
      for (Map.Entry<String, CompletableFuture<String>> answer : answers.entrySet()) {
        assertThat(answer.getValue()).as(answer.getKey()).succeedsWithin(Duration.ofSeconds(120));
      }
      demo.terminate();
      assertThat(demo.awaitExit(LONG)).isZero();
      assertThat(demo.output()).anyMatch(line -> line.startsWith("  The ledger balances: "));
    }
  }

  /** Waits until the dashboard has read the topics, and something that is asked for below. */
  private static String someArticle(String address) throws Exception {
    long deadline = System.nanoTime() + LONG.toNanos();
    HttpClient client = HttpClient.newHttpClient();
    while (System.nanoTime() < deadline) {
      String path = "/api/v1/articles?alliance=nato&language=de&q=Nato";
      JsonNode items =
          new ObjectMapper().readTree(get(client, address + path).body()).path("items");
      if (!items.isEmpty() && get(client, address + "/health/ready").statusCode() == 200) {
        return items.get(0).get("id").textValue();
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError("The dashboard shows no article of the demo.");
  }

  private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://" + address)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void overHttp() throws IOException {
    Predicate<String> article = line -> line.startsWith("event: article");
    Predicate<String> title = line -> line.length() > 10 && !line.contains("connection lost");
    if (has("curl", "--version")) {
      run(article, List.of("sh", "-c", document.program("sh", "curl -N")));
      for (String question : document.program("sh", "/api/v1/counts").lines().toList()) {
        run(
            line -> line.matches("(\\{\"|# HELP ).*") && !line.startsWith("{\"error\""),
            List.of("sh", "-c", question));
      }
    }
    if (has("python3", "--version")) {
      String program = document.program("python", "urllib");
      run(line -> line.startsWith("article "), List.of("python3", "-u", "-c", program));
    }
    if (has("node", "--eval", "fetch.name")) {
      String program = document.program("js", "TextDecoderStream");
      run(title, List.of("node", written("stream.mjs", program).toString()));
    }
    if (has("node", FLAG, "--eval", "WebSocket.name")) {
      run(
          line -> line.startsWith("article "),
          List.of("node", FLAG, "--eval", document.program("js", "new WebSocket")));
    }
    Path program = written("Subscribe.java", document.program("java", "class Subscribe"));
    run(
        line -> line.startsWith("article {"),
        List.of(java(), "-Xmx128m", "-XX:TieredStopAtLevel=1", program.toString()));
  }

  private void fromKafka() throws IOException {
    if (has("kcat", "-V")) {
      run(
          line -> line.contains("pactwire.alliances=") && line.contains("nato"),
          List.of("sh", "-c", document.program("sh", "kcat")));
    }
    Path program = written("Consume.java", document.program("java", "class Consume"));
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    run(
        line -> line.matches("(NEW|UPDATED|CORRECTED|RETRACTED) .+"),
        List.of(java(), "-Xmx256m", "-cp", classes, program.toString(), kafka));
    if (has("python3", "-c", "import confluent_kafka, avro.io")) {
      Files.copy(
          Path.of("..", "schemas", "src", "main", "resources", "dev", "pactwire", "schemas")
              .resolve("released/0.1.0/ClassifiedArticle.avsc"),
          folder.resolve("ClassifiedArticle.avsc"));
      String consumer = document.program("python", "confluent_kafka");
      run(line -> line.contains("nato"), List.of("python3", "-u", "-c", consumer, kafka));
    }
  }

  private static boolean has(String... command) {
    boolean there = Tool.isThere(command);
    if (!there) {
      System.err.println(
          "docs/subscribe.md: not tried here, since this does not work: "
              + String.join(" ", command));
    }
    return there;
  }

  private void run(Predicate<String> wanted, List<String> command) throws IOException {
    answers.put(
        answers.size() + " " + command.get(command.size() - 1),
        Tool.saying(wanted, folder, command));
  }

  private Path written(String name, String program) throws IOException {
    return Files.writeString(folder.resolve(name), program);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}

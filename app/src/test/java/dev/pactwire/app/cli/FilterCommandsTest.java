package dev.pactwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles through the filters, a line each. */
class FilterCommandsTest {

  private static final String NATO =
      """
      {"id":"a1","title":"NATO opens its summit","text":"The NATO secretary general opened the summit. NATO allies will spend more.","extra":{"ignored":[1,2]}}""";
  private final ObjectMapper mapper = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void classifyAnswersLabelsWhoseEvidenceStandsInTheText() throws Exception {
    // Given, When
    CommandRun run = CommandRun.reading(NATO + "\n", "classify");

    // Then
    assertThat(run.code()).isZero();
    JsonNode answer = mapper.readTree(run.out().get(0));
    assertThat(answer.get("id").textValue()).isEqualTo("a1");
    assertThat(answer.get("language").textValue()).isEqualTo("en");
    assertThat(answer.get("taxonomy").textValue()).isNotBlank();
    JsonNode nato = answer.get("alliances").get(0);
    assertThat(nato.get("id").textValue()).isEqualTo("nato");
    assertThat(nato.get("role").textValue()).isEqualTo("focus");
    JsonNode input = mapper.readTree(NATO);
    for (JsonNode evidence : nato.get("evidence")) {
      String field = input.get(evidence.get("field").textValue()).textValue();
      assertThat(field.substring(evidence.get("start").intValue(), evidence.get("end").intValue()))
          .isEqualTo(evidence.get("text").textValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classify", "dedupe", "extract"})
  void aLineThatCannotBeUsedIsAnsweredOnItsPlace(String command) throws Exception {
    // Given
    String input =
        String.join(
            "\n",
            NATO,
            "{broken",
            "",
            "[1]",
            "{\"id\":\"a3\",\"text\":7}",
            "{\"id\":\"a4\"}",
            NATO.replace("a1", "a5"),
            "{\"id\":1} x");

    // When
    CommandRun run = CommandRun.reading(input, command);

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).hasSize(7);
    assertThat(run.json(0).has("error")).isFalse();
    assertError(run.json(1), null, 2, "is not JSON");
    assertError(run.json(2), null, 4, "The line is not a JSON object but an array.");
    assertError(run.json(3), "a3", 5, "The field text is not a string but a number.");
    assertError(run.json(4), "a4", 6, "neither");
    assertThat(run.json(5).get("id").textValue()).isEqualTo("a5");
    assertThat(run.json(5).has("error")).isFalse();
    assertError(run.json(6), null, 8, "is not JSON");
  }

  @Test
  void dedupeTellsVersionsAndCopies() throws Exception {
    // Given
    String body = words("river", 120);
    String input =
        String.join(
            "\n",
            article("a1", "https://one.example/story?utm_source=x", body),
            article("a2", "https://one.example/story", body),
            article("a3", "https://two.example/copied", body + "By the agency."),
            article("a4", "https://one.example/story", body + "They will meet again."),
            article("a5", "https://two.example/other", words("bridge", 120)));

    // When
    CommandRun run = CommandRun.reading(input, "dedupe");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .extracting(line -> mapper.readTree(line).get("verdict").textValue())
        .containsExactly("new", "same_article", "near_duplicate", "updated", "new");
    assertThat(run.json(2).get("of").textValue()).isEqualTo("a1");
    assertThat(run.json(2).get("cluster").textValue()).isEqualTo("a1");
    assertThat(run.json(0).has("of")).isFalse();
  }

  @Test
  void dedupeNamesAWindowThatIsNone() {
    // Given, When
    CommandRun run = CommandRun.of("dedupe", "--window", "soon");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .singleElement()
        .asString()
        .contains("--window must be a duration", "'soon'");
  }

  @Test
  void filesAreReadInsteadOfStandardInput() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("articles.jsonl"), NATO + "\nnonsense\n");

    // When
    CommandRun run =
        CommandRun.reading(
            "not read", "classify", file.toString(), folder.toString(), folder + "/none");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).hasSize(2);
    assertThat(run.json(1).get("file").textValue()).isEqualTo(file.toString());
    assertThat(run.err())
        .containsExactly(
            "pactwire: " + folder + " is a directory, not a file.",
            "pactwire: There is no file " + folder + "/none.");
  }

  @Test
  void aFaultyTaxonomyIsNamedWithFileAndLine() throws Exception {
    // Given
    Files.writeString(folder.resolve("bad.yaml"), "kind: alliances\nversion: [\n");

    // When
    CommandRun run = CommandRun.reading(NATO, "classify", "--taxonomy", folder.toString());

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).singleElement().asString().contains("bad.yaml, line");
  }

  @Test
  void answersEachLineBeforeTheNextOneComes() throws Exception {
    // Given
    PipedOutputStream typed = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(typed);
    PipedOutputStream printed = new PipedOutputStream();
    PipedInputStream out = new PipedInputStream(printed, 1 << 16);
    Thread command = new Thread(() -> CommandRun.streaming(in, printed, "classify"));
    command.start();

    // When
    typed.write((NATO + "\n").getBytes(StandardCharsets.UTF_8));
    typed.flush();
    StringBuilder line = new StringBuilder();
    for (int c = out.read(); c != '\n' && c >= 0; c = out.read()) {
      line.append((char) c);
    }

    // Then
    assertThat(line.toString()).contains("\"id\":\"a1\"");
    typed.close();
    command.join();
  }

  /** A text in which no word stands twice. */
  private static String words(String stem, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> stem + (char) ('a' + i % 26) + (char) ('a' + i / 26))
        .collect(Collectors.joining(" ", "", ". "));
  }

  private String article(String id, String url, String text) {
    return mapper
        .createObjectNode()
        .put("id", id)
        .put("url", url)
        .put("lang", "en")
        .put("title", "A meeting")
        .put("text", text)
        .toString();
  }

  private static void assertError(JsonNode answer, String id, int line, String reason) {
    assertThat(answer.get("id").textValue()).isEqualTo(id);
    assertThat(answer.get("line").intValue()).isEqualTo(line);
    assertThat(answer.get("error").textValue()).contains(reason);
  }
}

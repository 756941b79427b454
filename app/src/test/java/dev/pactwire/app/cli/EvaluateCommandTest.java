package dev.pactwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels measured against labelled articles. */
class EvaluateCommandTest {
  private static final String RIGHT =
      """
      {"id":"1","lang":"en","title":"NATO summit opens in Vilnius","text":"NATO leaders met in Lithuania on Tuesday. NATO will send troops.","countries":["LT"],"alliances":{"nato":"focus"},"kind":"news"}""";
  private static final String MISSED =
      """
      {"id":"2","lang":"en","title":"A quiet day","text":"Nothing of note happened in the village on Monday morning.","countries":[],"alliances":{"aukus":"focus"},"kind":"news","text_source":"own-words"}""";
  private static final String LINKS =
      """
      {"id":"3","lang":"en","title":"Links","text":"NATO | AUKUS","countries":[],"alliances":{},"kind":"index-page"}""";

  @TempDir private Path folder;

  @Test
  void countsWhatIsRightMissedAndLeftOut() throws IOException {
    // Given
    Path gold = gold(RIGHT, MISSED, LINKS);

    // When
    CommandRun run = CommandRun.of("evaluate", "--gold", gold.toString(), "--json");

    // Then
    assertThat(run.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out().get(0));
    assertThat(json.at("/groups/all/articles").asInt()).isEqualTo(2);
    assertThat(json.at("/groups/all/alliances/focus/p").asDouble()).isEqualTo(1);
    assertThat(json.at("/groups/all/alliances/focus/r").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/groups/real en/alliances/focus/f1").asDouble()).isEqualTo(1);
    assertThat(json.at("/groups/own-words/articles").asInt()).isEqualTo(1);
    assertThat(json.at("/groups/own-words/alliances/focus/p").isNull()).isTrue();
    assertThat(json.at("/alliances/aukus/wanted").asInt()).isEqualTo(1);
    assertThat(json.at("/worst/0/id").asText()).isEqualTo("2");
    assertThat(json.at("/worst/0/mistakes/0/label").asText()).isEqualTo("aukus");
  }

  @Test
  void printsTablesForPeople() throws IOException {
    CommandRun run = CommandRun.of("evaluate", "--gold", gold(RIGHT, MISSED).toString());

    assertThat(run.out())
        .anySatisfy(line -> assertThat(line).startsWith("| real en ").contains("1.000"))
        .anySatisfy(line -> assertThat(line).startsWith("| nato "))
        .contains("  - aukus: wanted focus, given nothing");
  }

  @Test
  void namesFileAndLineOfWhatIsNoGold() throws IOException {
    assertBroken("line 2: not JSON: ", RIGHT, "{");
    assertBroken(
        "line 1: \"alliances\" must be an object", RIGHT.replace("{\"nato\":\"focus\"}", "[]"));
    assertBroken(
        "line 1: the role of \"nato\" must be focus or mention", RIGHT.replace("focus", "main"));
    assertBroken("line 1: \"id\" is missing or empty.", RIGHT.replace("\"id\":\"1\",", ""));
    assertBroken("There is no labelled article in ", LINKS);
    assertThat(CommandRun.of("evaluate", "--gold", "absent.jsonl").err())
        .containsExactly(
            "pactwire: The file absent.jsonl cannot be read: there is none of this name.");
    assertThat(CommandRun.of("evaluate", "--gold", "x", "--of", "dedupe").code()).isEqualTo(2);
  }

  private void assertBroken(String problem, String... lines) throws IOException {
    CommandRun run = CommandRun.of("evaluate", "--gold", gold(lines).toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).singleElement().asString().contains(problem);
  }

  private Path gold(String... lines) throws IOException {
    return Files.write(folder.resolve("gold.jsonl"), List.of(lines));
  }
}

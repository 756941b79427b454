package dev.pactwire.app.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.Learner;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Labelled articles of a JSON Lines file, to learn from. */
public final class LessonFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final boolean sure;

  /**
   * @param sure whether readers labelled the articles
   */
  public LessonFile(Path file, boolean sure) {
    this.file = file;
    this.sure = sure;
  }

  /** Hands on each article, without pages that are lists of links. */
  public void forEach(Consumer<Learner.Lesson> learner) {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        JsonNode json = line.isBlank() ? JSON.nullNode() : parsed(line, number);
        if (json.isObject() && !json.path("kind").asText("").equals("index-page")) {
          learner.accept(lesson(json, number));
        }
      }
    } catch (IOException e) {
      throw CommandFailure.unreadable(file, e);
    }
  }

  private JsonNode parsed(String line, int number) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw CommandFailure.failed(
          "%s, line %d: not JSON: %s.".formatted(file, number, e.getOriginalMessage()), e);
    }
  }

  private Learner.Lesson lesson(JsonNode json, int number) {
    if (json.path("text").asText("").isBlank()) {
      throw CommandFailure.failed(
          "%s, line %d: \"text\" is missing or empty.".formatted(file, number));
    }
    return new Learner.Lesson(
        Document.of(json.path("title").asText(""), json.path("text").asText("")),
        Optional.ofNullable(json.get("alliances")).map(LessonFile::focus),
        Optional.ofNullable(json.get("countries")).map(LessonFile::texts),
        texts(json.path("unknown")),
        sure);
  }

  private static Set<String> focus(JsonNode roles) {
    Set<String> focus = new TreeSet<>();
    for (Map.Entry<String, JsonNode> role : roles.properties()) {
      if (role.getValue().asText().equals("focus")) {
        focus.add(role.getKey());
      }
    }
    return focus;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}

package dev.pactwire.app.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.app.error.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON Lines files of labelled articles. */
public final class GoldFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldFile() {}

  /**
   * All articles of the files in order, without pages that are lists of links.
   *
   * @throws CommandFailure naming file, line and what is wrong
   */
  public static List<GoldArticle> read(List<Path> files) {
    List<GoldArticle> articles = new ArrayList<>();
    for (Path file : files) {
      read(file, articles);
    }
    if (articles.isEmpty()) {
      throw CommandFailure.failed("There is no labelled article in %s.".formatted(files));
    }
    return articles;
  }

  private static void read(Path file, List<GoldArticle> articles) {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          read(file, number, line, articles);
        }
      }
    } catch (IOException e) {
      throw CommandFailure.unreadable(file, e);
    }
  }

  private static void read(Path file, int number, String line, List<GoldArticle> articles) {
    try {
      JsonNode json = JSON.readTree(line);
      if (!(json instanceof ObjectNode object)) {
        throw new IllegalArgumentException("a JSON object is expected.");
      }
      if (!GoldArticle.isLeftOut(object)) {
        articles.add(GoldArticle.of(object));
      }
    } catch (JsonProcessingException e) {
      throw broken(file, number, "not JSON: " + e.getOriginalMessage() + ".", e);
    } catch (IllegalArgumentException e) {
      throw broken(file, number, e.getMessage(), e);
    }
  }

  private static CommandFailure broken(Path file, int number, String problem, Exception cause) {
    return CommandFailure.failed("%s, line %d: %s".formatted(file, number, problem), cause);
  }
}

package dev.pactwire.processor.classify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs labelled files through the classifier and writes its answers as JSON Lines, for scoring and
 * for reading.
 */
final class GoldRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GoldRun() {}

  /** One labelled article and its labels. */
  record Row(JsonNode gold, Classification answer) {}

  public static void main(String[] arguments) throws IOException {
    Classifier classifier = new Classifier(Taxonomy.bundled(), LanguageDetector.bundled());
    try (PrintStream out = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
      for (int i = 1; i < arguments.length; i++) {
        for (Row row : run(classifier, Path.of(arguments[i]))) {
          out.println(JSON.writeValueAsString(json(row)));
        }
      }
    }
  }

  static List<Row> run(Classifier classifier, Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      JsonNode gold = JSON.readTree(line);
      rows.add(
          new Row(
              gold,
              classifier.classify(
                  Document.of(gold.path("title").asText(""), gold.path("text").asText("")))));
    }
    return rows;
  }

  private static ObjectNode json(Row row) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", row.gold.path("id").asText());
    node.put("language", row.answer.language());
    node.set("countries", labels(row.answer.countries(), "code"));
    node.set("regions", labels(row.answer.regions(), "id"));
    node.set("alliances", labels(row.answer.alliances(), "id"));
    return node;
  }

  private static ArrayNode labels(List<Label> labels, String key) {
    ArrayNode array = JSON.createArrayNode();
    for (Label label : labels) {
      ObjectNode node = array.addObject();
      node.put(key, label.id());
      node.put("role", label.role() == Role.FOCUS ? "focus" : "mention");
      node.put("score", label.score());
      ArrayNode evidence = node.putArray("evidence");
      label.evidence().stream()
          .limit(8)
          .forEach(
              e ->
                  evidence.add(
                      e.field()
                          + "@"
                          + e.start()
                          + " "
                          + e.text()
                          + " ["
                          + e.rule()
                          + "] "
                          + e.weight()));
    }
    return array;
  }
}

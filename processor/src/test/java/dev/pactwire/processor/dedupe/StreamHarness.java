package dev.pactwire.processor.dedupe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * Runs a JSON Lines stream through {@link StreamDeduplicator}: arguments are the stream and the
 * file for the answers.
 */
final class StreamHarness {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StreamHarness() {}

  public static void main(String[] arguments) throws IOException {
    StreamDeduplicator deduplicator = new StreamDeduplicator(Parameters.defaults());
    try (BufferedReader in =
            Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8);
        PrintWriter out = new PrintWriter(Path.of(arguments[1]).toFile(), StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(toJson(deduplicator.decide(toLine(JSON.readTree(line)))));
      }
    }
  }

  static StreamDeduplicator.Line toLine(JsonNode row) {
    Instant arrival = OffsetDateTime.parse(row.get("published").asText()).toInstant();
    return new StreamDeduplicator.Line(
        row.get("id").asText(),
        row.get("url").asText(),
        row.get("lang").asText(),
        row.get("title").asText(),
        row.get("text").asText(),
        arrival);
  }

  private static String toJson(StreamDeduplicator.Answer answer) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", answer.label());
    node.put("verdict", answer.kind().name().toLowerCase(Locale.ROOT));
    answer.of().ifPresent(of -> node.put("of", of));
    node.put("cluster", answer.cluster());
    answer.similarity().ifPresent(similarity -> node.put("similarity", similarity));
    return node.toString();
  }
}

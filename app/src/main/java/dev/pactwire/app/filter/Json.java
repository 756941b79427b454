package dev.pactwire.app.filter;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads and writes the JSON of one line. */
final class Json {
  private final ObjectMapper mapper =
      new ObjectMapper(
              new JsonFactoryBuilder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Lines.MAX_BYTES)
                          .maxNestingDepth(100)
                          .build())
                  .characterEscapes(new VisibleControls())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** What a line holds. */
  sealed interface Parsed {
    record Object(ObjectNode json) implements Parsed {}

    record NotAnObject(String reason) implements Parsed {}
  }

  Parsed parse(String line) {
    try {
      JsonNode node = mapper.readTree(line);
      return node instanceof ObjectNode object
          ? new Parsed.Object(object)
          : new Parsed.NotAnObject("The line is not a JSON object but " + Fields.kind(node) + ".");
    } catch (JsonProcessingException e) {
      long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      return new Parsed.NotAnObject(
          "The line is not JSON (column %d): %s".formatted(column, e.getOriginalMessage()));
    }
  }

  ObjectNode object() {
    return mapper.createObjectNode();
  }

  String write(ObjectNode json) {
    try {
      return mapper.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A result cannot be written as JSON", e);
    }
  }
}

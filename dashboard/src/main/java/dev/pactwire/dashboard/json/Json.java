package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Small help with JSON trees. What is absent is left out, never null. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** An empty array. */
  public static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** An array of texts. */
  public static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = array();
    texts.forEach(array::add);
    return array;
  }

  /** An object of numbers. */
  public static ObjectNode numbers(Map<String, ? extends Number> numbers) {
    ObjectNode object = object();
    numbers.forEach((name, number) -> object.put(name, number.longValue()));
    return object;
  }

  /** Sets a text that may be absent. */
  public static void put(ObjectNode object, String name, Optional<String> text) {
    text.filter(there -> !there.isEmpty()).ifPresent(there -> object.put(name, there));
  }

  /** Sets a time that may be absent, as ISO 8601 in UTC. */
  public static void time(ObjectNode object, String name, Optional<Instant> time) {
    time.ifPresent(there -> object.put(name, there.toString()));
  }

  /** The tree as UTF-8, on one line. */
  public static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

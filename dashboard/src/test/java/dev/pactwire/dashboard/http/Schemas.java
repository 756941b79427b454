package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas that are served, read strictly: what is not described is not to be said. */
final class Schemas {
  private static final String FOLDER = "/dev/pactwire/dashboard/api/schemas/";
  private static final String BASE = "https://schemas.test/";

  private final Map<String, String> texts = new TreeMap<>();
  private final JsonSchemaFactory factory;

  Schemas() {
    Stream.of(
            ("article article-summary duplicate dead-letter feed cluster counts operations error"
                    + " alert alert-note taxonomy relation")
                .split(" "))
        .forEach(name -> texts.put(BASE + name + ".json", strict(name + ".json")));
    factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
  }

  private static String strict(String name) {
    try (InputStream in = Schemas.class.getResourceAsStream(FOLDER + name)) {
      JsonNode schema = new ObjectMapper().readTree(in);
      ((ObjectNode) schema).put("$id", BASE + name);
      close(schema);
      return schema.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && "object".equals(object.path("type").textValue())) {
      object.put("additionalProperties", false);
    }
    node.forEach(Schemas::close);
  }

  Set<ValidationMessage> problems(String name, JsonNode json) {
    return factory
        .getSchema(com.networknt.schema.SchemaLocation.of(BASE + name + ".json"))
        .validate(json);
  }
}

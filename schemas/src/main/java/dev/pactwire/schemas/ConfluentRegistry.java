package dev.pactwire.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The two questions that a serde asks a registry, over the Confluent REST API, which Confluent's,
 * Apicurio's ({@code /apis/ccompat/v7}), Karapace's and Redpanda's registries speak.
 *
 * <p>While the registry does not answer, a request is repeated with growing pauses until the
 * options' patience ends.
 */
final class ConfluentRegistry {

  private static final String JSON = "application/vnd.schemaregistry.v1+json";
  private static final int SCHEMA_NOT_FOUND = 40403;
  private static final long FIRST_PAUSE_MS = 100;
  private static final long LONGEST_PAUSE_MS = 2_000;

  private final RegistryOptions options;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http;

  ConfluentRegistry(RegistryOptions options) {
    this.options = options;
    this.http = HttpClient.newBuilder().connectTimeout(options.timeout()).build();
  }

  /**
   * The schema with this id.
   *
   * @throws SerializationException when the registry knows no Avro schema of this id
   * @throws RegistryUnavailableException when it gives no usable answer
   */
  Schema schema(int id) {
    HttpRequest request = request("/schemas/ids/" + id).GET().build();
    HttpResponse<String> response = send(request);
    JsonNode body = parse(response.body());
    if (response.statusCode() == 404 && body.path("error_code").asInt() == SCHEMA_NOT_FOUND) {
      throw new SerializationException("The registry " + options + " knows no schema " + id + ".");
    }
    requireOk(response, body);
    if (!body.path("schemaType").asText("AVRO").equals("AVRO")
        || !body.path("references").isEmpty()) {
      throw new SerializationException(
          "Schema " + id + " of the registry " + options + " is no self-contained Avro schema.");
    }
    try {
      return new Schema.Parser().parse(body.path("schema").asText());
    } catch (SchemaParseException e) {
      throw new SerializationException(
          "Schema " + id + " of the registry " + options + " cannot be parsed.", e);
    }
  }

  /**
   * The id of this schema under this subject, which is registered when the options say so.
   *
   * @throws RegistryUnavailableException when the registry gives no id
   */
  int id(String subject, Schema schema) {
    String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
    String body = json.createObjectNode().put("schema", schema.toString()).toString();
    HttpRequest request =
        request(options.register() ? path + "/versions" : path)
            .header("Content-Type", JSON)
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = send(request);
    JsonNode answer = parse(response.body());
    requireOk(response, answer);
    if (!answer.path("id").isInt()) {
      throw unusable(request.uri(), "an answer without an id");
    }
    return answer.path("id").intValue();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(options.resource(path))
            .timeout(options.timeout())
            .header("Accept", JSON + ", application/json");
    options.authorization().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    long deadline = System.nanoTime() + options.patience().toNanos();
    for (long pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      boolean last = System.nanoTime() + Duration.ofMillis(pause).toNanos() >= deadline;
      try {
        HttpResponse<String> response =
            http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (last || !worthRepeating(response.statusCode())) {
          return response;
        }
      } catch (IOException e) {
        if (last) {
          throw new RegistryUnavailableException(
              "The schema registry does not answer at " + request.uri() + ".", e);
        }
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
      pause(pause);
    }
  }

  private static boolean worthRepeating(int status) {
    return status >= 500 || status == 429 || status == 408;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private JsonNode parse(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static void requireOk(HttpResponse<String> response, JsonNode body) {
    if (response.statusCode() != 200) {
      throw unusable(
          response.uri(),
          "HTTP status " + response.statusCode() + ": " + body.path("message").asText("no reason"));
    }
  }

  private static RegistryUnavailableException unusable(URI uri, String answer) {
    return new RegistryUnavailableException(
        "The schema registry gave " + answer + " at " + uri + ".");
  }
}

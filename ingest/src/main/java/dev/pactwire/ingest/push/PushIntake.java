package dev.pactwire.ingest.push;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.ingest.files.JsonArticle;
import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Delivered;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Undelivered;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns a body into articles, hands them on, and says what became of each. */
final class PushIntake {

  /** The answer to a request. */
  record Answer(int status, String body) {}

  private static final String SOURCE = "push";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final ObjectMapper json = new ObjectMapper();
  private final ArticleSink sink;
  private final Clock clock;

  PushIntake(ArticleSink sink, Clock clock) {
    this.sink = sink;
    this.clock = clock;
  }

  Answer take(byte[] body) {
    List<JsonNode> objects;
    try {
      objects = objects(body);
    } catch (JsonProcessingException problem) {
      // What is nested too deeply has no location.
      String line =
          Optional.ofNullable(problem.getLocation())
              .map(place -> " (line " + place.getLineNr() + ")")
              .orElse("");
      return error(
          BAD_REQUEST,
          "The body is not JSON: "
              + problem.getOriginalMessage().replaceAll("\\p{C}", "\uFFFD")
              + line
              + ".");
    } catch (IOException | RuntimeException problem) {
      return error(BAD_REQUEST, "The body cannot be read as JSON.");
    }
    return objects.isEmpty() ? error(BAD_REQUEST, "The body holds no article.") : publish(objects);
  }

  private List<JsonNode> objects(byte[] body) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    try (JsonParser parser = json.createParser(body);
        MappingIterator<JsonNode> values = json.readerFor(JsonNode.class).readValues(parser)) {
      while (values.hasNextValue()) {
        JsonNode value = values.nextValue();
        if (value.isArray()) {
          value.forEach(objects::add);
        } else {
          objects.add(value);
        }
      }
    }
    return objects;
  }

  private Answer publish(List<JsonNode> objects) {
    ArticleSink.Batch batch = sink.begin();
    ArrayNode refused = json.createArrayNode();
    int accepted = 0;
    for (int i = 0; i < objects.size(); i++) {
      JsonArticle read = JsonArticle.of(objects.get(i), SOURCE, clock.instant());
      if (read.article().isPresent()) {
        batch.add("Article " + i, read.article().get());
        accepted++;
      } else {
        refused.addObject().put("index", i).put("error", sentence(read.problem()));
      }
    }
    ArticleSink.Delivery delivery = batch.await();
    if (delivery instanceof Undelivered lost) {
      return error(UNAVAILABLE, lost.reason());
    }
    ObjectNode answer = json.createObjectNode();
    List<String> rejected = ((Delivered) delivery).rejected();
    rejected.forEach(sentence -> refused.addObject().put("error", sentence));
    int stored = accepted - rejected.size();
    answer.put("accepted", stored);
    if (!refused.isEmpty()) {
      answer.set("refused", refused);
    }
    return new Answer(stored > 0 ? OK : UNPROCESSABLE, answer.toString());
  }

  private static String sentence(String problem) {
    return problem.substring(0, 1).toUpperCase(Locale.ROOT) + problem.substring(1);
  }

  Answer error(int status, String sentence) {
    return new Answer(status, json.createObjectNode().put("error", sentence).toString());
  }
}

package dev.pactwire.ingest.push;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.Consumer;

/** Turns a body into articles, hands them on, and says what became of each. */
final class PushIntake {

  /** The answer to a request. */
  record Answer(int status, String body) {}

  private static final String SOURCE = "push";
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  // A few bytes of JSON become a hundred in memory: what is kept is bounded in number, too.
  private static final int MOST_ARTICLES = 10_000;
  private static final int MOST_TOKENS = 500_000;
  private static final int MOST_REFUSALS = 100;

  private final ObjectMapper json =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
              .build());
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
    } catch (TooMuchException limit) {
      return error(TOO_LARGE, limit.getMessage());
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

  /** More than one request may hold. */
  private static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuchException(String sentence) {
      super(sentence);
    }
  }

  /** Objects that follow each other, or stand in arrays. */
  private List<JsonNode> objects(byte[] body) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    boolean inArray = false;
    try (JsonParser parser = json.createParser(body)) {
      for (JsonToken at = parser.nextToken(); at != null; at = parser.nextToken()) {
        if (at == JsonToken.END_ARRAY || at == JsonToken.START_ARRAY && !inArray) {
          inArray = at == JsonToken.START_ARRAY;
          continue;
        }
        if (objects.size() == MOST_ARTICLES) {
          throw new TooMuchException("A request holds at most " + MOST_ARTICLES + " articles.");
        }
        objects.add(object(at, parser));
      }
    }
    return objects;
  }

  /** What is no object cannot be an article, and is not kept. */
  private JsonNode object(JsonToken at, JsonParser parser) throws IOException {
    try {
      if (at == JsonToken.START_OBJECT) {
        return json.readTree(parser);
      }
      parser.skipChildren();
      return json.nullNode();
    } catch (StreamConstraintsException limit) {
      if (parser.currentTokenCount() > MOST_TOKENS) {
        throw new TooMuchException(
            "A request holds at most " + MOST_TOKENS + " names, values and brackets.");
      }
      throw limit;
    }
  }

  private Answer publish(List<JsonNode> objects) {
    ArticleSink.Batch batch = sink.begin();
    Refusals refused = new Refusals(json.createArrayNode());
    int accepted = 0;
    for (int i = 0; i < objects.size(); i++) {
      JsonArticle read = JsonArticle.of(objects.get(i), SOURCE, clock.instant());
      if (read.article().isPresent()) {
        batch.add("Article " + i, read.article().get());
        accepted++;
      } else {
        int index = i;
        refused.add(refusal -> refusal.put("index", index), sentence(read.problem()));
      }
    }
    ArticleSink.Delivery delivery = batch.await();
    if (delivery instanceof Undelivered lost) {
      return error(UNAVAILABLE, lost.reason());
    }
    ObjectNode answer = json.createObjectNode();
    List<String> rejected = ((Delivered) delivery).rejected();
    rejected.forEach(sentence -> refused.add(refusal -> {}, sentence));
    int stored = accepted - rejected.size();
    answer.put("accepted", stored);
    refused.describe(answer);
    return new Answer(stored > 0 ? OK : UNPROCESSABLE, answer.toString());
  }

  /** The first refusals, and how many more there were. */
  private static final class Refusals {
    private final ArrayNode listed;
    private int more;

    Refusals(ArrayNode listed) {
      this.listed = listed;
    }

    void add(Consumer<ObjectNode> about, String sentence) {
      if (listed.size() == MOST_REFUSALS) {
        more++;
        return;
      }
      ObjectNode refusal = listed.addObject();
      about.accept(refusal);
      refusal.put("error", sentence);
    }

    void describe(ObjectNode answer) {
      if (!listed.isEmpty()) {
        answer.set("refused", listed);
      }
      if (more > 0) {
        answer.put("moreRefused", more);
      }
    }
  }

  private static String sentence(String problem) {
    return problem.substring(0, 1).toUpperCase(Locale.ROOT) + problem.substring(1);
  }

  Answer error(int status, String sentence) {
    return new Answer(status, json.createObjectNode().put("error", sentence).toString());
  }
}

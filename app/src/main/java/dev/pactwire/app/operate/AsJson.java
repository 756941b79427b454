package dev.pactwire.app.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.topics.Resender.Outcome;
import dev.pactwire.dashboard.window.DeadLetter;
import java.util.Base64;
import java.util.Locale;

/** Findings as JSON objects of one line each, for other programs. */
public final class AsJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AsJson() {}

  /** A letter; the original key and value in base 64, where they are asked for. */
  public static String of(DeadLetter letter, boolean whole) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("id", letter.id())
            .put("at", letter.at().toString())
            .put("origin", letter.origin())
            .put("source", letter.source())
            .put("stage", letter.stage())
            .put("node", letter.node())
            .put("exception", letter.exception())
            .put("message", letter.message())
            .put("bytes", letter.cutFrom().orElse(letter.value().map(v -> v.length).orElse(0)))
            .put("complete", letter.cutFrom().isEmpty());
    if (whole) {
      letter.key().ifPresent(key -> json.put("key", Base64.getEncoder().encodeToString(key)));
      letter.value().ifPresent(v -> json.put("value", Base64.getEncoder().encodeToString(v)));
    }
    return write(json);
  }

  /** What became of a letter that was to be sent again. */
  public static String of(DeadLetter letter, Outcome outcome) {
    ObjectNode json = MAPPER.createObjectNode().put("id", letter.id());
    if (outcome instanceof Outcome.Sent sent) {
      json.put("sent", true).put("partition", sent.partition()).put("offset", sent.offset());
    } else if (outcome instanceof Outcome.Refused refused) {
      json.put("sent", false).put("reason", refused.reason());
    } else if (outcome instanceof Outcome.Failed failed) {
      json.put("sent", false).put("reason", failed.reason());
    }
    return write(json);
  }

  /** A topic. */
  public static String of(Cluster.TopicState topic) {
    return write(
        MAPPER
            .createObjectNode()
            .put("topic", topic.name())
            .put("partitions", topic.partitions())
            .put("copies", topic.copies())
            .put("inSync", topic.inSync())
            .put("records", topic.records()));
  }

  /** A partition. */
  public static String of(Cluster.Lag lag) {
    ObjectNode json =
        MAPPER.createObjectNode().put("topic", lag.topic()).put("partition", lag.partition());
    lag.committed().ifPresent(offset -> json.put("committed", offset));
    return write(json.put("waiting", lag.waiting()));
  }

  /** A check. */
  public static String of(Check check) {
    return write(
        MAPPER
            .createObjectNode()
            .put("check", check.name())
            .put("state", check.state().name().toLowerCase(Locale.ROOT))
            .put("finding", check.finding())
            .put("advice", check.advice()));
  }

  private static String write(ObjectNode json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A finding cannot be written as JSON", e);
    }
  }
}

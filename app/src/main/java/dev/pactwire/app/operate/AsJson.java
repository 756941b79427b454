package dev.pactwire.app.operate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.app.console.Printable;
import dev.pactwire.dashboard.topics.Resender.Outcome;
import dev.pactwire.dashboard.window.DeadLetter;
import dev.pactwire.ingest.publish.FeedDesk;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.schemas.TopicSetup.Difference;
import java.util.Base64;
import java.util.List;
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
    return line(json);
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
    return line(json);
  }

  /** A topic, with its settings that are not as in the catalogue. */
  public static String of(Cluster.TopicState topic, List<Difference> differences) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("topic", topic.name())
            .put("partitions", topic.partitions())
            .put("copies", topic.copies())
            .put("inSync", topic.inSync())
            .put("records", topic.records());
    ArrayNode list = json.putArray("differences");
    differences.stream()
        .filter(difference -> difference.topic().equals(topic.name()))
        .forEach(
            difference ->
                list.addObject()
                    .put("key", difference.key())
                    .put("found", difference.found())
                    .put("wanted", difference.wanted()));
    return line(json);
  }

  /** A topic that is not there. */
  public static String missing(String topic) {
    return line(MAPPER.createObjectNode().put("topic", topic).put("missing", true));
  }

  /** How a feed fared when it was tried. */
  public static String of(PollReport report) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("id", report.feed())
            .put("state", report.state().name().toLowerCase(Locale.ROOT))
            .put("entries", report.entries());
    report.problem().ifPresent(problem -> json.put("problem", problem));
    return line(json);
  }

  /** What became of a list of feeds. */
  public static String of(FeedDesk.Written written) {
    return line(
        MAPPER
            .createObjectNode()
            .put("added", written.added())
            .put("changed", written.changed())
            .put("unchanged", written.unchanged()));
  }

  /** What was done to a feed. */
  public static String done(String id, String what) {
    return line(MAPPER.createObjectNode().put("id", id).put("done", what));
  }

  /** A partition. */
  public static String of(Cluster.Lag lag) {
    ObjectNode json =
        MAPPER.createObjectNode().put("topic", lag.topic()).put("partition", lag.partition());
    lag.committed().ifPresent(offset -> json.put("committed", offset));
    return line(json.put("waiting", lag.waiting()));
  }

  /** A check. */
  public static String of(Check check) {
    return line(
        MAPPER
            .createObjectNode()
            .put("check", check.name())
            .put("state", check.state().name().toLowerCase(Locale.ROOT))
            .put("finding", check.finding())
            .put("advice", check.advice()));
  }

  /**
   * An object as one line. What could command a terminal is written as JSON escapes, which mean the
   * same to whoever reads it.
   */
  public static String line(ObjectNode json) {
    return Printable.line(json.toString());
  }
}

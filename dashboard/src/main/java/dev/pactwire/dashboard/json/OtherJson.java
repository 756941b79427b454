package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.window.Copy;
import dev.pactwire.dashboard.window.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Duplicates and dead letters as JSON, times in ISO 8601. */
public final class OtherJson {
  private OtherJson() {}

  /**
   * An article that tells nothing new: {@code of} names what it repeats, {@code similarity} is 0 to
   * 1.
   */
  public static ObjectNode of(Copy copy) {
    ObjectNode json = Json.object();
    json.put("id", copy.articleId());
    json.put("kind", copy.kind().name().toLowerCase(Locale.ROOT));
    json.put("of", copy.duplicateOf());
    json.put("cluster", copy.clusterId());
    json.put("similarity", copy.similarity());
    json.put("source", copy.source());
    json.put("title", copy.title());
    Json.put(json, "url", copy.url());
    json.put("language", copy.language());
    json.put("arrived", copy.at().toString());
    return json;
  }

  /** A record that could not be handled; of its bytes only how many the dashboard holds. */
  public static ObjectNode of(DeadLetter letter) {
    ObjectNode json = Json.object();
    json.put("id", letter.id());
    json.put("arrived", letter.at().toString());
    json.put("stage", letter.stage());
    Json.put(json, "node", Optional.of(letter.node()));
    json.put("exception", letter.exception());
    json.put("message", letter.message());
    json.put("origin", letter.origin());
    Json.put(json, "source", Optional.of(letter.source()));
    json.put("bytes", letter.value().map(value -> value.length).orElse(0));
    letter.cutFrom().ifPresent(length -> json.put("cutFrom", length));
    return json;
  }

  /** The same with its original key and value: as Base64, and what of it can be read as text. */
  public static ObjectNode whole(DeadLetter letter) {
    ObjectNode json = of(letter);
    letter.key().ifPresent(key -> json.put("key", Base64.getEncoder().encodeToString(key)));
    letter
        .value()
        .ifPresent(
            value -> {
              json.put("value", Base64.getEncoder().encodeToString(value));
              json.put("readable", new String(value, StandardCharsets.UTF_8));
            });
    return json;
  }
}

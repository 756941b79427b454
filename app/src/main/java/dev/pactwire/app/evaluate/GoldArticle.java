package dev.pactwire.app.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.processor.classify.Role;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An article with the labels that a careful reader gave it.
 *
 * @param id as in the file
 * @param language ISO 639-1 code
 * @param ownWords whether the text was written for the measurement, not taken from the news
 * @param alliances slug to role
 * @param countries ISO 3166-1 alpha-2 code to role
 */
public record GoldArticle(
    String id,
    String language,
    boolean ownWords,
    String title,
    String text,
    Map<String, Role> alliances,
    Map<String, Role> countries) {
  private static final String OUTSIDE_THE_TAXONOMY = "other:";

  /**
   * Reads a line of a gold file.
   *
   * @throws IllegalArgumentException with a sentence saying what is wrong
   */
  static GoldArticle of(ObjectNode json) {
    return new GoldArticle(
        filled(json, "id"),
        filled(json, "lang").toLowerCase(Locale.ROOT),
        json.path("text_source").asText(json.path("source").asText("")).startsWith("own-words"),
        json.path("title").asText(""),
        filled(json, "text"),
        alliances(json),
        countries(json));
  }

  /** Whether a row stays out of the figures: lists of links have no subject. */
  static boolean isLeftOut(ObjectNode json) {
    return json.path("kind").asText("").equals("index-page");
  }

  private static Map<String, Role> alliances(ObjectNode json) {
    Map<String, Role> roles = new TreeMap<>();
    if (!json.path("alliances").isObject()) {
      throw new IllegalArgumentException("\"alliances\" must be an object of label and role.");
    }
    for (Map.Entry<String, JsonNode> entry : json.path("alliances").properties()) {
      if (!entry.getKey().startsWith(OUTSIDE_THE_TAXONOMY)) {
        roles.put(entry.getKey(), role(entry.getKey(), entry.getValue().asText()));
      }
    }
    return roles;
  }

  private static Role role(String label, String role) {
    return switch (role) {
      case "focus" -> Role.FOCUS;
      case "mention" -> Role.MENTION;
      default ->
          throw new IllegalArgumentException(
              "the role of \"%s\" must be focus or mention, not \"%s\".".formatted(label, role));
    };
  }

  private static Map<String, Role> countries(ObjectNode json) {
    Map<String, Role> roles = new TreeMap<>();
    if (!json.path("countries").isArray()) {
      throw new IllegalArgumentException("\"countries\" must be a list of country codes.");
    }
    json.path("countries_mentioned").forEach(code -> roles.put(code.asText(), Role.MENTION));
    json.path("countries").forEach(code -> roles.put(code.asText(), Role.FOCUS));
    return roles;
  }

  private static String filled(ObjectNode json, String name) {
    String value = json.path(name).asText("");
    if (value.isBlank()) {
      throw new IllegalArgumentException("\"%s\" is missing or empty.".formatted(name));
    }
    return value;
  }
}

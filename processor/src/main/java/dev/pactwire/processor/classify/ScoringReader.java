package dev.pactwire.processor.classify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the scoring file. Names in it are checked, since a weight under a misspelt name would be
 * one that silently never counts.
 */
final class ScoringReader {
  static final Set<String> COUNTRY_KINDS =
      Set.of("name", "adjective", "capital", "government", "leader", "place", "state");
  static final Set<String> ALLIANCE_KINDS =
      Set.of("name", "body", "event", "treaty", "person", "hint", "modifier");

  private static final Map<String, Set<String>> FEATURES_OF_ITS_OWN =
      Map.of(
          "country",
          Set.of("partner", "publisher"),
          "alliance",
          Set.of("againstCountries"),
          "pact",
          Set.of("againstCountries", "members", "membersTitle", "passage", "named"));
  private static final Set<String> THRESHOLDS = Set.of("passage", "focusPassage");
  private static final double LARGEST_WEIGHT = 100;

  /** A version becomes a key and stands in every record. */
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  private ScoringReader() {}

  static String version(YamlNode root) {
    YamlNode version = root.require("version");
    if (!VERSION.matcher(version.text()).matches()) {
      throw version.error(
          "'%s' is no version: up to 40 letters, digits, dots and hyphens, such as \"2026.11\"."
              .formatted(version.text()));
    }
    return version.text();
  }

  static Scoring read(YamlNode root) {
    root.entries(Set.of("kind", "version", "terms", "models", "keep"));
    Set<String> kinds = new HashSet<>(COUNTRY_KINDS);
    kinds.addAll(ALLIANCE_KINDS);
    YamlNode terms = root.require("terms");
    kinds.forEach(terms::require);
    return new Scoring(
        numbers(terms, kinds, 0, 1),
        models(root.require("models")),
        numbers(root.require("keep"), THRESHOLDS, 0, 1));
  }

  private static Map<String, Map<String, Double>> models(YamlNode node) {
    node.entries(FEATURES_OF_ITS_OWN.keySet());
    Map<String, Map<String, Double>> models = new HashMap<>();
    FEATURES_OF_ITS_OWN.forEach(
        (model, own) -> {
          Set<String> features = new HashSet<>(own);
          features.addAll(Salience.FEATURES);
          features.add("bias");
          models.put(
              model, numbers(node.require(model), features, -LARGEST_WEIGHT, LARGEST_WEIGHT));
        });
    return models;
  }

  private static Map<String, Double> numbers(
      YamlNode node, Set<String> known, double least, double most) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    node.entries(known)
        .forEach(e -> numbers.put(e.getKey().text(), e.getValue().number(least, most)));
    return numbers;
  }
}

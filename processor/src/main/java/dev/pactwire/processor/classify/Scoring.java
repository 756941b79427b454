package dev.pactwire.processor.classify;

import java.util.Map;

/**
 * The numbers of scoring.yaml.
 *
 * @param termWeights weight of a term by its kind
 * @param models for each kind of label the weight of each feature, see {@link Salience}
 * @param roles least probability of being a focus for a label to be kept at all, by model
 */
record Scoring(
    Map<String, Double> termWeights,
    Map<String, Map<String, Double>> models,
    Map<String, Double> roles) {
  Scoring {
    termWeights = Map.copyOf(termWeights);
    models = Map.copyOf(models);
    roles = Map.copyOf(roles);
  }

  double termWeight(String kind) {
    return termWeights.getOrDefault(kind, 1.0);
  }
}

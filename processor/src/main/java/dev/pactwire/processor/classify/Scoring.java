package dev.pactwire.processor.classify;

import java.util.Map;

/**
 * The numbers of scoring.yaml.
 *
 * @param termWeights weight of a term by its kind
 * @param models for each kind of label the weight of each feature, see {@link Salience}
 * @param keep thresholds below which a label is not given at all
 */
record Scoring(
    Map<String, Double> termWeights,
    Map<String, Map<String, Double>> models,
    Map<String, Double> keep) {
  Scoring {
    termWeights = Map.copyOf(termWeights);
    models = Map.copyOf(models);
    keep = Map.copyOf(keep);
  }

  double termWeight(String kind) {
    return termWeights.get(kind);
  }
}

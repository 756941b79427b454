package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The country hits of an article, by country and by sentence. */
final class CountryMap {
  private final Map<String, List<Hit>> byCountry = new LinkedHashMap<>();
  private final Map<Integer, Map<String, Hit>> bySentence = new HashMap<>();

  private final Map<String, Double> sums = new LinkedHashMap<>();
  private double strongestSum;

  private CountryMap() {}

  static CountryMap of(List<Hit> hits) {
    CountryMap map = new CountryMap();
    for (Hit hit : hits) {
      if (hit.term().target() == Term.Target.COUNTRY) {
        map.byCountry.computeIfAbsent(hit.term().id(), key -> new ArrayList<>()).add(hit);
        map.bySentence
            .computeIfAbsent(hit.sentence(), key -> new LinkedHashMap<>())
            .merge(hit.term().id(), hit, (a, b) -> a.weight() >= b.weight() ? a : b);
      }
    }
    map.byCountry.forEach((code, list) -> map.sums.put(code, sum(list)));
    map.strongestSum = map.sums.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return map;
  }

  Map<String, List<Hit>> byCountry() {
    return byCountry;
  }

  /** Sum of the weights of each country's hits. */
  Map<String, Double> sums() {
    return sums;
  }

  /** The largest of these sums, 0 without any country. */
  double strongestSum() {
    return strongestSum;
  }

  private static double sum(List<Hit> hits) {
    double sum = 0;
    for (Hit hit : hits) {
      sum += hit.weight();
    }
    return sum;
  }

  /** The countries of a sentence, each with its surest hit. */
  Map<String, Hit> inSentence(int sentence) {
    return bySentence.getOrDefault(sentence, Map.of());
  }

  Set<Integer> sentences() {
    return bySentence.keySet();
  }
}

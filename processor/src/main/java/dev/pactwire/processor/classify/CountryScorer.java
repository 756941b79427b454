package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weighs the countries of an article against each other. */
final class CountryScorer {
  private static final int ENUMERATION = 4;
  private static final double SUREST_OF_A_MENTION = 0.45;
  private static final double SURE = 0.5;
  private static final double LIKELY = 0.25;

  private final Reading reading;
  private final CountryMap countries;
  private final Scoring scoring;
  private final String prior;

  CountryScorer(Reading reading, CountryMap countries, Scoring scoring, String prior) {
    this.reading = reading;
    this.countries = countries;
    this.scoring = scoring;
    this.prior = prior;
  }

  /** The scores of all countries named, before the alliances are known. */
  Map<String, Double> scores() {
    Map<String, Double> scores = new LinkedHashMap<>();
    saliences().forEach((code, salience) -> scores.put(code, score(code, salience, 0)));
    return scores;
  }

  /**
   * The labels.
   *
   * @param partners for members of small alliances in focus the score of that alliance: who acts in
   *     a circle of a few partners is more likely to be a subject than who stands in any other
   *     enumeration
   */
  List<Label> labels(Map<String, Double> partners) {
    Map<String, Double> scores = new LinkedHashMap<>();
    Map<String, Salience> saliences = saliences();
    saliences.forEach(
        (code, salience) ->
            scores.put(code, score(code, salience, partners.getOrDefault(code, 0.0))));
    double least = leastOfAFocus(scores.values());
    List<Label> labels = new ArrayList<>();
    saliences.forEach(
        (code, salience) -> {
          boolean focus = scores.get(code) >= least;
          if (focus || 1 - salience.weak() >= SUREST_OF_A_MENTION) {
            labels.add(label(code, focus ? Role.FOCUS : Role.MENTION, scores.get(code)));
          }
        });
    return labels;
  }

  /** Most articles are about somewhere: where no country is sure, the likeliest will do. */
  private static double leastOfAFocus(Collection<Double> scores) {
    double best = scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return best >= SURE ? SURE : Math.max(best, LIKELY);
  }

  private double score(String code, Salience salience, double partner) {
    Map<String, Double> model = scoring.models().get("country");
    return salience.probability(
        model, priorOf(code) + partner * model.getOrDefault("partner", 0.0));
  }

  private double priorOf(String code) {
    return code.equals(prior) ? scoring.models().get("country").getOrDefault("publisher", 0.0) : 0;
  }

  private Label label(String code, Role role, double probability) {
    LabelEvidence evidence = new LabelEvidence(reading);
    evidence.add(countries.byCountry().get(code));
    evidence.addAgainst(reading.dropped(), code);
    if (priorOf(code) != 0) {
      evidence.addPrior("prior/publisher-country", priorOf(code));
    }
    return evidence.label(code, role, probability);
  }

  /** The features of each country, in order of first appearance. */
  Map<String, Salience> saliences() {
    Map<String, Double> sums = countries.sums();
    double most = countries.strongestSum();
    Map<String, Salience> saliences = new LinkedHashMap<>();
    countries
        .byCountry()
        .forEach(
            (code, hits) -> {
              double own = sums.get(code);
              int rivals = (int) sums.values().stream().filter(sum -> sum > own).count();
              saliences.put(
                  code, Salience.of(occurrences(hits), most, rivals, reading.surroundings()));
            });
    return saliences;
  }

  private List<Salience.Occurrence> occurrences(List<Hit> hits) {
    List<Salience.Occurrence> occurrences = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      occurrences.add(
          new Salience.Occurrence(
              hit.weight(),
              hit.sentence(),
              reading.inLead(hit.sentence(), hit.start()),
              countries.inSentence(hit.sentence()).size() >= ENUMERATION));
    }
    return occurrences;
  }
}

package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weighs the countries of an article against each other. */
final class CountryScorer {
  private static final int ENUMERATION = 4;
  private static final double SUREST_OF_A_MENTION = 0.45;

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

  List<Label> labels() {
    Map<String, Double> model = scoring.models().get("country");
    List<Label> labels = new ArrayList<>();
    saliences()
        .forEach(
            (code, salience) -> {
              boolean home = code.equals(prior);
              double more = home ? model.getOrDefault("publisher", 0.0) : 0;
              double probability = salience.probability(model, more);
              boolean focus = probability >= 0.5;
              if (focus || 1 - salience.weak() >= SUREST_OF_A_MENTION) {
                labels.add(
                    label(code, focus ? Role.FOCUS : Role.MENTION, probability, home ? more : 0));
              }
            });
    return labels;
  }

  private Label label(String code, Role role, double probability, double priorWeight) {
    LabelEvidence evidence = new LabelEvidence(reading);
    evidence.add(countries.byCountry().get(code));
    evidence.addAgainst(reading.dropped(), code);
    if (priorWeight != 0) {
      evidence.addPrior("prior/publisher-country", priorWeight);
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
                  code,
                  Salience.of(
                      occurrences(hits), reading.hasTitle(), most, rivals, reading.sentences()));
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

package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Derives regions from the countries in focus, and from the terms of named news regions. */
final class RegionScorer {
  private static final double FEWEST_BY_TERMS = 0.3;

  private final Reading reading;
  private final Taxonomy taxonomy;
  private final List<Label> countries;
  private final Map<String, List<Hit>> named = new HashMap<>();

  RegionScorer(Reading reading, Taxonomy taxonomy, List<Label> countries) {
    this.reading = reading;
    this.taxonomy = taxonomy;
    this.countries = countries;
    for (Hit hit : reading.hits()) {
      if (hit.term().target() == Term.Target.REGION) {
        named.computeIfAbsent(hit.term().id(), key -> new ArrayList<>()).add(hit);
      }
    }
  }

  List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    for (NewsRegion region : taxonomy.regions()) {
      Label label = label(region);
      if (label != null) {
        labels.add(label);
      }
    }
    return labels;
  }

  private Label label(NewsRegion region) {
    List<Label> inside =
        countries.stream()
            .filter(label -> label.role() == Role.FOCUS && region.countries().contains(label.id()))
            .toList();
    List<Hit> hits = named.getOrDefault(region.id(), List.of());
    double byCountries =
        inside.size() >= region.atLeast()
            ? inside.stream().mapToDouble(Label::score).max().orElse(0)
            : 0;
    double byTerms = byTerms(hits);
    double score = Math.max(byCountries, byTerms);
    if (byCountries == 0 && score < FEWEST_BY_TERMS) {
      return null;
    }
    LabelEvidence evidence = new LabelEvidence(reading);
    evidence.add(hits);
    if (byCountries > 0) {
      inside.forEach(evidence::addStrongestOf);
    }
    // What follows from a subject is one, however unsure that is.
    boolean focus = byCountries > 0 || score >= 0.5;
    return evidence.label(region.id(), focus ? Role.FOCUS : Role.MENTION, score);
  }

  private double byTerms(List<Hit> hits) {
    if (hits.isEmpty()) {
      return 0;
    }
    List<Salience.Occurrence> occurrences = new ArrayList<>();
    double sum = 0;
    for (Hit hit : hits) {
      sum += hit.weight();
      occurrences.add(
          new Salience.Occurrence(
              hit.weight(), hit.sentence(), reading.inLead(hit.sentence(), hit.start()), false));
    }
    Map<String, Double> model = taxonomy.scoring().models().get("alliance");
    Salience salience = Salience.of(occurrences, sum, 0, reading.surroundings());
    return Math.max(FEWEST_BY_TERMS, salience.probability(model, 0));
  }
}

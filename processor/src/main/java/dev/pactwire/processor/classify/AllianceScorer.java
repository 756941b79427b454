package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weighs the alliances of an article: by their names, and by passages that mean them without naming
 * them.
 */
final class AllianceScorer {
  private static final int LARGEST_CIRCLE_OF_PARTNERS = 8;
  private static final double LIKELY = 0.5;
  private static final double HIGHEST_OF_A_MENTION = 0.49;

  private final Reading reading;
  private final Taxonomy taxonomy;
  private final CountryMap countries;
  private final Map<String, Double> countryScores;
  private final Map<String, Double> scores = new LinkedHashMap<>();
  private final List<String> winners;
  private final Circles circles;
  private final Map<String, AllianceCandidate> candidates = new LinkedHashMap<>();

  AllianceScorer(
      Reading reading, Taxonomy taxonomy, CountryMap countries, Map<String, Double> countryScores) {
    this.reading = reading;
    this.taxonomy = taxonomy;
    this.countries = countries;
    this.countryScores = countryScores;
    this.circles = new Circles(taxonomy);
    collect();
    candidates.forEach((id, candidate) -> scores.put(id, score(id, candidate)));
    this.winners = winners();
  }

  List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    candidates.forEach(
        (id, candidate) -> {
          double score = scores.get(id);
          boolean focus = winners.contains(id);
          if (focus || candidate.isNamed() || isClear(candidate) && !isUnderLarger(id)) {
            double shown = focus ? score : Math.min(score, HIGHEST_OF_A_MENTION);
            labels.add(candidate.label(reading, id, focus ? Role.FOCUS : Role.MENTION, shown));
          }
        });
    return labels;
  }

  /**
   * Whether a larger circle with the same members is in focus, or one larger by two or more is
   * named.
   */
  private boolean isUnderLarger(String id) {
    return winners.stream().anyMatch(winner -> circles.isWithin(id, winner))
        || candidates.entrySet().stream()
            .anyMatch(
                other -> other.getValue().isNamed() && circles.isWellWithin(id, other.getKey()));
  }

  /** For each member of a small alliance in focus the score of that alliance. */
  Map<String, Double> partners() {
    Map<String, Double> partners = new HashMap<>();
    for (String id : winners) {
      List<String> members = taxonomy.members(id);
      if (members.size() <= LARGEST_CIRCLE_OF_PARTNERS) {
        members.forEach(code -> partners.merge(code, scores.get(id), Math::max));
      }
    }
    return partners;
  }

  /** The alliances in focus: those likely to be subjects, as far as they can be so together. */
  private List<String> winners() {
    Map<String, Double> likely = new LinkedHashMap<>(scores);
    likely
        .entrySet()
        .removeIf(
            entry -> !(entry.getValue() >= LIKELY && isSpokenOf(candidates.get(entry.getKey()))));
    return circles.compatible(likely);
  }

  /** Whether an alliance that is not named is meant surely enough to be given at all. */
  private boolean isClear(AllianceCandidate candidate) {
    return candidate.strongestPassage() >= keep("passage");
  }

  /** Whether it is named as more than a side matter, or meant surely enough to be a subject. */
  private boolean isSpokenOf(AllianceCandidate candidate) {
    return candidate.isNamedInEarnest() || candidate.strongestPassage() >= keep("focusPassage");
  }

  private double keep(String threshold) {
    return taxonomy.scoring().keep().getOrDefault(threshold, 0.0);
  }

  private void collect() {
    for (Hit hit : reading.hits()) {
      if (hit.term().target() == Term.Target.ALLIANCE) {
        candidate(hit.term().id()).add(hit);
      }
    }
    new PactFinder(reading, countries)
        .find(taxonomy.pacts())
        .forEach((id, passages) -> candidate(id).addAll(passages));
  }

  private AllianceCandidate candidate(String id) {
    return candidates.computeIfAbsent(id, key -> new AllianceCandidate());
  }

  private double score(String id, AllianceCandidate candidate) {
    Map<String, Double> model = taxonomy.scoring().models().get(model(id));
    return salience(candidate).probability(model, more(model, id, candidate));
  }

  /**
   * Alliances that can be meant without a name are weighed with their members, the others by their
   * names alone.
   */
  String model(String id) {
    return taxonomy.pacts(id).isEmpty() ? "alliance" : "pact";
  }

  private double more(Map<String, Double> model, String id, AllianceCandidate candidate) {
    double sum = againstCountries(candidate) * model.getOrDefault("againstCountries", 0.0);
    if (!taxonomy.pacts(id).isEmpty()) {
      sum += membersInFocus(id) * model.getOrDefault("members", 0.0);
      sum += membersInTitle(id) * model.getOrDefault("membersTitle", 0.0);
      sum += candidate.strongestPassage() * model.getOrDefault("passage", 0.0);
      sum += (candidate.isNamed() ? 1 : 0) * model.getOrDefault("named", 0.0);
    }
    return sum;
  }

  /** All features of a candidate by the names that they have in the scoring file. */
  Map<String, Double> features(String id) {
    AllianceCandidate candidate = candidates.get(id);
    Map<String, Double> features = salience(candidate).features();
    features.put("againstCountries", againstCountries(candidate));
    features.put("members", membersInFocus(id));
    features.put("membersTitle", membersInTitle(id));
    features.put("passage", candidate.strongestPassage());
    features.put("named", candidate.isNamed() ? 1.0 : 0.0);
    return features;
  }

  /**
   * The least score of a member, in the circle where it is highest: high when all are main subjects
   * of the article.
   */
  double membersInFocus(String id) {
    double best = 0;
    for (Pact pact : taxonomy.pacts(id)) {
      double least = 1;
      for (String code : pact.members()) {
        least = Math.min(least, countryScores.getOrDefault(code, 0.0));
      }
      best = Math.max(best, least);
    }
    return best;
  }

  /** 1 when all members are named in the title. */
  double membersInTitle(String id) {
    return taxonomy.pacts(id).stream()
            .anyMatch(p -> countries.inSentence(0).keySet().containsAll(p.members()))
        ? 1
        : 0;
  }

  /**
   * How much the alliance is spoken of compared with the most prominent country (0..1); nothing
   * when its terms weigh nothing.
   */
  double againstCountries(AllianceCandidate candidate) {
    return candidate.sum > 0 ? candidate.sum / (candidate.sum + countries.strongestSum()) : 0;
  }

  Map<String, AllianceCandidate> candidates() {
    return candidates;
  }

  Salience salience(AllianceCandidate candidate) {
    double most = 0;
    int rivals = 0;
    for (AllianceCandidate other : candidates.values()) {
      most = Math.max(most, other.sum);
      rivals += other.sum > candidate.sum ? 1 : 0;
    }
    return Salience.of(candidate.occurrences(reading), most, rivals, reading.surroundings());
  }
}

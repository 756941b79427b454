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
  private static final int LARGEST_INNER_CIRCLE = 5;
  private static final int APPOSITION = 3;

  private static final int LARGEST_CIRCLE_OF_PARTNERS = 8;
  private static final double HIGHEST_OF_A_MENTION = 0.49;

  private final Reading reading;
  private final Taxonomy taxonomy;
  private final CountryMap countries;
  private final Map<String, Double> countryScores;
  private final Map<String, Double> scores = new LinkedHashMap<>();
  private final List<String> winners;
  private final Map<String, Candidate> candidates = new LinkedHashMap<>();

  /** What speaks for one alliance. */
  static final class Candidate {
    final List<Hit> named = new ArrayList<>();
    final List<Hit> again = new ArrayList<>();
    final List<PactFinder.Passage> passages = new ArrayList<>();
    double sum;

    /** A name and its abbreviation side by side, "(NATO)" after the full name, count once. */
    void add(Hit hit) {
      Hit last = named.isEmpty() ? null : named.get(named.size() - 1);
      if (last == null || !isBeside(last, hit)) {
        named.add(hit);
        sum += hit.weight();
      } else if (hit.weight() > last.weight()) {
        named.set(named.size() - 1, hit);
        again.add(last);
        sum += hit.weight() - last.weight();
      } else {
        again.add(hit);
      }
    }

    private static boolean isBeside(Hit last, Hit hit) {
      int gap = hit.start() - last.end();
      return last.field() == hit.field()
          && last.sentence() == hit.sentence()
          && gap >= 0
          && gap <= APPOSITION;
    }
  }

  AllianceScorer(
      Reading reading, Taxonomy taxonomy, CountryMap countries, Map<String, Double> countryScores) {
    this.reading = reading;
    this.taxonomy = taxonomy;
    this.countries = countries;
    this.countryScores = countryScores;
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
          if (focus || !candidate.named.isEmpty() || isClear(candidate) && !isUnderLarger(id)) {
            double shown = focus ? score : Math.min(score, HIGHEST_OF_A_MENTION);
            labels.add(label(id, candidate, focus ? Role.FOCUS : Role.MENTION, shown));
          }
        });
    return labels;
  }

  /**
   * Whether a larger circle with the same members is in focus, or one larger by two or more is
   * named.
   */
  private boolean isUnderLarger(String id) {
    return candidates.entrySet().stream()
        .anyMatch(
            other ->
                isWithin(id, other.getKey())
                    && (winners.contains(other.getKey())
                        || !other.getValue().named.isEmpty()
                            && taxonomy.members(other.getKey()).size()
                                > taxonomy.members(id).size() + 1));
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

  /**
   * The alliances in focus. Of two that overlap so that one has all members of the other and more,
   * both cannot be the subject: the one that stands out more is.
   */
  private List<String> winners() {
    List<String> winners = new ArrayList<>();
    scores.entrySet().stream()
        .filter(entry -> entry.getValue() >= 0.5 && isSpokenOf(candidates.get(entry.getKey())))
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .forEach(
            id -> {
              if (winners.stream()
                  .noneMatch(winner -> isWithin(id, winner) || isWithin(winner, id))) {
                winners.add(id);
              }
            });
    return winners;
  }

  /**
   * Whether an alliance has all members of another and more, and is small enough to be one circle
   * of partners.
   */
  private boolean isWithin(String id, String larger) {
    List<String> members = taxonomy.members(id);
    List<String> circle = taxonomy.members(larger);
    return !members.isEmpty()
        && circle.size() > members.size()
        && circle.size() <= LARGEST_INNER_CIRCLE
        && circle.containsAll(members);
  }

  /** Whether an alliance that is not named is meant surely enough to be given at all. */
  private boolean isClear(Candidate candidate) {
    return strongestPassage(candidate) >= keep("passage");
  }

  /** Whether it is named as more than a side matter, or meant surely enough to be a subject. */
  private boolean isSpokenOf(Candidate candidate) {
    return candidate.named.stream().anyMatch(hit -> !hit.isSideMatter())
        || strongestPassage(candidate) >= keep("focusPassage");
  }

  private double keep(String threshold) {
    return taxonomy.scoring().keep().getOrDefault(threshold, 0.0);
  }

  private void collect() {
    for (Hit hit : reading.hits()) {
      if (hit.term().target() == Term.Target.ALLIANCE) {
        Candidate candidate = candidates.computeIfAbsent(hit.term().id(), key -> new Candidate());
        candidate.add(hit);
      }
    }
    new PactFinder(reading, countries)
        .find(taxonomy.pacts())
        .forEach(
            (id, passages) -> {
              Candidate candidate = candidates.computeIfAbsent(id, key -> new Candidate());
              candidate.passages.addAll(passages);
              passages.forEach(passage -> candidate.sum += passage.weight());
            });
  }

  private double score(String id, Candidate candidate) {
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

  private double more(Map<String, Double> model, String id, Candidate candidate) {
    double sum = againstCountries(candidate) * model.getOrDefault("againstCountries", 0.0);
    if (!taxonomy.pacts(id).isEmpty()) {
      sum += membersInFocus(id) * model.getOrDefault("members", 0.0);
      sum += membersInTitle(id) * model.getOrDefault("membersTitle", 0.0);
      sum += strongestPassage(candidate) * model.getOrDefault("passage", 0.0);
      sum += (candidate.named.isEmpty() ? 0 : 1) * model.getOrDefault("named", 0.0);
    }
    return sum;
  }

  /** All features of a candidate by the names that they have in the scoring file. */
  Map<String, Double> features(String id) {
    Candidate candidate = candidates.get(id);
    Map<String, Double> features = salience(candidate).features();
    features.put("againstCountries", againstCountries(candidate));
    features.put("members", membersInFocus(id));
    features.put("membersTitle", membersInTitle(id));
    features.put("passage", strongestPassage(candidate));
    features.put("named", candidate.named.isEmpty() ? 0.0 : 1.0);
    return features;
  }

  static double strongestPassage(Candidate candidate) {
    return candidate.passages.stream().mapToDouble(PactFinder.Passage::weight).max().orElse(0);
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

  /** How much the alliance is spoken of compared with the most prominent country (0..1). */
  double againstCountries(Candidate candidate) {
    return candidate.sum / (candidate.sum + countries.strongestSum());
  }

  Map<String, Candidate> candidates() {
    return candidates;
  }

  Salience salience(Candidate candidate) {
    double most = 0;
    int rivals = 0;
    for (Candidate other : candidates.values()) {
      most = Math.max(most, other.sum);
      rivals += other.sum > candidate.sum ? 1 : 0;
    }
    return Salience.of(occurrences(candidate), most, rivals, reading.surroundings());
  }

  private List<Salience.Occurrence> occurrences(Candidate candidate) {
    List<Salience.Occurrence> occurrences = new ArrayList<>();
    for (Hit hit : candidate.named) {
      occurrences.add(occurrence(hit.weight(), hit.sentence(), hit.start()));
    }
    for (PactFinder.Passage passage : candidate.passages) {
      int start = passage.members().get(0).start();
      occurrences.add(occurrence(passage.weight(), passage.sentence(), start));
    }
    return occurrences;
  }

  private Salience.Occurrence occurrence(double weight, int sentence, int start) {
    return new Salience.Occurrence(weight, sentence, reading.inLead(sentence, start), false);
  }

  private Label label(String id, Candidate candidate, Role role, double score) {
    LabelEvidence evidence = new LabelEvidence(reading);
    evidence.add(candidate.named);
    evidence.add(candidate.again);
    for (PactFinder.Passage passage : candidate.passages) {
      for (Hit word : passage.words()) {
        evidence.add(word, id + "/pact/" + word.term().rule(), passage.weight() * word.share());
        evidence.addAside(word);
      }
      for (Hit member : passage.members()) {
        evidence.add(member, id + "/pact/member/" + member.term().id(), passage.weight() / 2);
      }
    }
    evidence.addAgainst(reading.dropped(), id);
    return evidence.label(id, role, score);
  }
}

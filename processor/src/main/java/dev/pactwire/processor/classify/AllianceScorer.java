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

  private final Reading reading;
  private final Taxonomy taxonomy;
  private final CountryMap countries;
  private final Map<String, Label> countryLabels = new HashMap<>();
  private final Map<String, Candidate> candidates = new LinkedHashMap<>();

  /** What speaks for one alliance. */
  static final class Candidate {
    final List<Hit> named = new ArrayList<>();
    final List<PactFinder.Passage> passages = new ArrayList<>();
    double sum;
  }

  AllianceScorer(
      Reading reading, Taxonomy taxonomy, CountryMap countries, List<Label> countryLabels) {
    this.reading = reading;
    this.taxonomy = taxonomy;
    this.countries = countries;
    countryLabels.forEach(label -> this.countryLabels.put(label.id(), label));
  }

  List<Label> labels() {
    collect();
    Map<String, Double> scores = new LinkedHashMap<>();
    candidates.forEach((id, candidate) -> scores.put(id, score(id, candidate)));
    List<Label> labels = new ArrayList<>();
    candidates.forEach(
        (id, candidate) -> {
          double score = scores.get(id);
          boolean named = !candidate.named.isEmpty();
          boolean outranked = isOutranked(id, scores);
          double least = taxonomy.scoring().roles().getOrDefault(named ? "alliance" : "pact", 0.0);
          if (score >= least && (named || !outranked)) {
            Role role = score >= 0.5 && !outranked ? Role.FOCUS : Role.MENTION;
            labels.add(label(id, candidate, role, outranked ? Math.min(score, 0.49) : score));
          }
        });
    return labels;
  }

  private void collect() {
    for (Hit hit : reading.hits()) {
      if (hit.term().target() == Term.Target.ALLIANCE) {
        Candidate candidate = candidates.computeIfAbsent(hit.term().id(), key -> new Candidate());
        candidate.named.add(hit);
        candidate.sum += hit.weight();
      }
    }
    PactFinder finder = new PactFinder(reading, countries);
    for (Pact pact : taxonomy.pacts()) {
      List<PactFinder.Passage> passages = finder.find(pact);
      if (!passages.isEmpty()) {
        Candidate candidate = candidates.computeIfAbsent(pact.id(), key -> new Candidate());
        candidate.passages.addAll(passages);
        passages.forEach(passage -> candidate.sum += passage.weight());
      }
    }
  }

  private double score(String id, Candidate candidate) {
    Map<String, Double> model =
        taxonomy.scoring().models().get(candidate.named.isEmpty() ? "pact" : "alliance");
    return salience(candidate).probability(model, more(model, id, candidate));
  }

  /**
   * What only alliances have: how far their members are in focus and stand together in the title.
   */
  private double more(Map<String, Double> model, String id, Candidate candidate) {
    return membersInFocus(id) * model.getOrDefault("members", 0.0)
        + (membersInTitle(id) ? 1 : 0) * model.getOrDefault("membersTitle", 0.0)
        + strongestPassage(candidate) * model.getOrDefault("passage", 0.0);
  }

  static double strongestPassage(Candidate candidate) {
    return candidate.passages.stream().mapToDouble(PactFinder.Passage::weight).max().orElse(0);
  }

  double membersInFocus(String id) {
    return taxonomy.pacts().stream().noneMatch(pact -> pact.id().equals(id))
        ? 0
        : taxonomy.members(id).stream()
            .mapToDouble(
                code -> countryLabels.containsKey(code) ? countryLabels.get(code).score() : 0)
            .min()
            .orElse(0);
  }

  boolean membersInTitle(String id) {
    return taxonomy.pacts().stream().anyMatch(pact -> pact.id().equals(id))
        && countries.inSentence(0).keySet().containsAll(taxonomy.members(id));
  }

  Map<String, Candidate> candidates() {
    if (candidates.isEmpty()) {
      collect();
    }
    return candidates;
  }

  Salience salience(Candidate candidate) {
    double most = 0;
    int rivals = 0;
    for (Candidate other : candidates.values()) {
      most = Math.max(most, other.sum);
      rivals += other.sum > candidate.sum ? 1 : 0;
    }
    return Salience.of(
        occurrences(candidate), reading.hasTitle(), most, rivals, reading.sentences());
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

  /**
   * Whether an alliance that is a focus has all members of this one and more: the more specific
   * label wins.
   */
  private boolean isOutranked(String id, Map<String, Double> scores) {
    List<String> members = taxonomy.members(id);
    if (members.isEmpty()) {
      return false;
    }
    for (Map.Entry<String, Double> other : scores.entrySet()) {
      List<String> circle = taxonomy.members(other.getKey());
      if (other.getValue() >= 0.5
          && circle.size() > members.size()
          && circle.size() <= LARGEST_INNER_CIRCLE
          && circle.containsAll(members)) {
        return true;
      }
    }
    return false;
  }

  private Label label(String id, Candidate candidate, Role role, double score) {
    LabelEvidence evidence = new LabelEvidence(reading);
    evidence.add(candidate.named);
    for (PactFinder.Passage passage : candidate.passages) {
      for (Hit word : passage.words()) {
        evidence.add(word, id + "/pact/" + word.term().rule(), passage.weight());
      }
      for (Hit member : passage.members()) {
        evidence.add(member, id + "/pact/member/" + member.term().id(), passage.weight() / 2);
      }
    }
    evidence.addAgainst(reading.dropped(), id);
    return evidence.label(id, role, score);
  }
}

package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds alliances that are meant without being named: all members of a pact in one sentence (or in
 * two that follow each other, which counts less) and, in the same sentence (or beside it, which
 * counts less), words of the vocabulary groups that the pact lists. Words with negative weight
 * (tariffs) count against it. Sentences that enumerate other countries too count half.
 */
final class PactFinder {
  private static final double ACROSS_SENTENCES = 0.6;
  private static final double VOCABULARY_BESIDE = 0.5;
  private static final double AMONG_OTHERS = 0.5;
  private static final int OTHERS_ALLOWED = 1;

  private final CountryMap countries;
  private final Map<Integer, List<Hit>> vocabulary = new HashMap<>();
  private final TreeSet<Integer> sentences;

  PactFinder(Reading reading, CountryMap countries) {
    this.countries = countries;
    this.sentences = new TreeSet<>(countries.sentences());
    for (Hit hit : reading.hits()) {
      if (hit.term().target() == Term.Target.VOCABULARY) {
        vocabulary.computeIfAbsent(hit.sentence(), key -> new ArrayList<>()).add(hit);
      }
    }
  }

  /**
   * A passage that speaks of a pact.
   *
   * @param weight 0 to 1
   * @param members the surest hit of each member
   * @param words the vocabulary that made it one, for and against
   */
  record Passage(int sentence, double weight, List<Hit> members, List<Hit> words) {}

  /**
   * The passages of each pact that has any. A sentence that speaks of three is not also one of two
   * of them.
   */
  Map<String, List<Passage>> find(List<Pact> pacts) {
    Map<Pact, List<Passage>> found = new LinkedHashMap<>();
    for (Pact pact : pacts) {
      List<Passage> passages = find(pact);
      if (!passages.isEmpty()) {
        found.put(pact, passages);
      }
    }
    Map<String, List<Passage>> byId = new LinkedHashMap<>();
    found.forEach(
        (pact, passages) -> {
          List<Passage> own =
              passages.stream().filter(p -> !isPartOfLarger(pact, p, found)).toList();
          if (!own.isEmpty()) {
            byId.computeIfAbsent(pact.id(), key -> new ArrayList<>()).addAll(own);
          }
        });
    return byId;
  }

  private static boolean isPartOfLarger(
      Pact pact, Passage passage, Map<Pact, List<Passage>> found) {
    for (Map.Entry<Pact, List<Passage>> other : found.entrySet()) {
      if (other.getKey().members().size() > pact.members().size()
          && other.getKey().members().containsAll(pact.members())
          && other.getValue().stream()
              .anyMatch(p -> p.sentence == passage.sentence && p.weight >= passage.weight)) {
        return true;
      }
    }
    return false;
  }

  private List<Passage> find(Pact pact) {
    if (!countries.byCountry().keySet().containsAll(pact.members())) {
      return List.of();
    }
    List<Passage> passages = new ArrayList<>();
    for (int sentence : sentences) {
      Passage passage = passage(pact, sentence);
      if (passage != null && passage.weight > 0) {
        passages.add(passage);
      }
    }
    return passages;
  }

  private Passage passage(Pact pact, int sentence) {
    List<Hit> members = new ArrayList<>();
    double together = gather(pact, sentence, members);
    if (together == 0) {
      return null;
    }
    List<Hit> words = new ArrayList<>();
    double meant =
        Math.max(
            strength(pact, sentence, words), VOCABULARY_BESIDE * beside(pact, sentence, words));
    int others = countries.inSentence(sentence).size() - pact.members().size();
    double weight = together * meant * (others > OTHERS_ALLOWED ? AMONG_OTHERS : 1);
    return new Passage(sentence, Math.min(1, weight), members, words);
  }

  /**
   * How closely the members stand together: 1 in one sentence, less with the one before, 0 when one
   * is missing.
   */
  private double gather(Pact pact, int sentence, List<Hit> members) {
    Map<String, Hit> here = countries.inSentence(sentence);
    // The title does not run on into the first sentence.
    Map<String, Hit> before = sentence > 1 ? countries.inSentence(sentence - 1) : Map.of();
    double together = 1;
    for (String code : pact.members()) {
      Hit hit = here.get(code);
      if (hit == null) {
        hit = before.get(code);
        together = ACROSS_SENTENCES;
      }
      if (hit == null) {
        return 0;
      }
      members.add(hit);
    }
    return together;
  }

  private double beside(Pact pact, int sentence, List<Hit> words) {
    if (sentence == 0) {
      return strength(pact, 1, words);
    }
    return Math.max(strength(pact, sentence - 1, words), strength(pact, sentence + 1, words));
  }

  private double strength(Pact pact, int sentence, List<Hit> words) {
    double best = 0;
    double against = 0;
    for (Hit hit : vocabulary.getOrDefault(sentence, List.of())) {
      double listed = pact.vocabulary().getOrDefault(hit.term().id(), 0.0);
      double weight = listed * hit.weight();
      if (listed != 0) {
        words.add(hit);
      }
      best = Math.max(best, weight);
      against = Math.min(against, weight);
    }
    return Math.max(0, best + against);
  }
}

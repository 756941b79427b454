package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.List;

/** What speaks for one alliance in an article: where it is named, and where it is meant. */
final class AllianceCandidate {
  private static final int APPOSITION = 3;

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

  void addAll(List<PactFinder.Passage> found) {
    passages.addAll(found);
    found.forEach(passage -> sum += passage.weight());
  }

  private static boolean isBeside(Hit last, Hit hit) {
    int gap = hit.start() - last.end();
    return last.field() == hit.field()
        && last.sentence() == hit.sentence()
        && gap >= 0
        && gap <= APPOSITION;
  }

  boolean isNamed() {
    return !named.isEmpty();
  }

  /** Whether it is named as more than a side matter. */
  boolean isNamedInEarnest() {
    return named.stream().anyMatch(hit -> !hit.isSideMatter());
  }

  /** Weight of the passage that means it most surely, 0 without any. */
  double strongestPassage() {
    return passages.stream().mapToDouble(PactFinder.Passage::weight).max().orElse(0);
  }

  /** Where it is named or meant. */
  List<Salience.Occurrence> occurrences(Reading reading) {
    List<Salience.Occurrence> occurrences = new ArrayList<>();
    for (Hit hit : named) {
      occurrences.add(occurrence(reading, hit.weight(), hit.sentence(), hit.start()));
    }
    for (PactFinder.Passage passage : passages) {
      int start = passage.members().get(0).start();
      occurrences.add(occurrence(reading, passage.weight(), passage.sentence(), start));
    }
    return occurrences;
  }

  private static Salience.Occurrence occurrence(
      Reading reading, double weight, int sentence, int start) {
    return new Salience.Occurrence(weight, sentence, reading.inLead(sentence, start), false);
  }

  Label label(Reading reading, String id, Role role, double score) {
    LabelEvidence evidence = new LabelEvidence(reading);
    evidence.add(named);
    evidence.add(again);
    for (PactFinder.Passage passage : passages) {
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

package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the evidence of one label: title words weigh most, then the lead, then the body. */
final class LabelEvidence {
  private static final double TITLE_FACTOR = 3;
  private static final double LEAD_FACTOR = 1.5;
  private static final int INHERITED = 3;

  /** What counts against a label leaves room for what it was given for. */
  private static final int MOST_AGAINST = Label.MAX_EVIDENCE / 2;

  private static final Comparator<Evidence> STRONGEST_FIRST =
      Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight()))
          .thenComparing(Evidence::field)
          .thenComparingInt(Evidence::start)
          .thenComparing(Evidence::rule);

  /** One word is shown once, however many spellings in the taxonomy it matches. */
  private record Span(Field field, int start, int end, boolean against) {
    static Span of(Evidence evidence) {
      return new Span(evidence.field(), evidence.start(), evidence.end(), evidence.weight() < 0);
    }
  }

  private final Reading reading;
  private final List<Evidence> found = new ArrayList<>();

  LabelEvidence(Reading reading) {
    this.reading = reading;
  }

  void add(List<Hit> hits) {
    for (Hit hit : hits) {
      add(hit, hit.term().rule(), hit.weight());
      if (hit.former()) {
        add(hit, hit.term().rule() + "/out-of-office", hit.weightByItself() - hit.term().weight());
      }
      addAside(hit);
    }
  }

  /** Adds the words before a hit that take something from its weight; others say nothing. */
  void addAside(Hit hit) {
    double taken = hit.weight() - hit.weightByItself();
    if (taken != 0) {
      hit.aside().ifPresent(words -> add(words, words.term().rule(), taken));
    }
  }

  /** Adds a hit under another rule, with a weight before its position counts. */
  void add(Hit hit, String rule, double weight) {
    double placed = weight * factor(hit);
    found.add(
        new Evidence(
            hit.field(),
            hit.start(),
            hit.end(),
            reading.textOf(hit),
            rule,
            Math.round(placed * 1000) / 1000.0));
  }

  void addAgainst(List<Hit> dropped, String id) {
    for (Hit hit : dropped) {
      if (hit.term().id().equals(id)) {
        add(hit, hit.term().rule() + "/context", -hit.weight());
      }
    }
  }

  void addPrior(String rule, double weight) {
    found.add(new Evidence(Field.TEXT, 0, 0, "", rule, weight));
  }

  /** Takes over the best reasons of another label from which this one follows. */
  void addStrongestOf(Label label) {
    label.evidence().stream()
        .filter(reason -> reason.weight() > 0)
        .limit(INHERITED)
        .forEach(found::add);
  }

  private double factor(Hit hit) {
    if (reading.inTitle(hit.sentence())) {
      return TITLE_FACTOR;
    }
    return reading.inLead(hit.sentence(), hit.start()) ? LEAD_FACTOR : 1;
  }

  Label label(String id, Role role, double score) {
    found.sort(STRONGEST_FIRST);
    Set<Span> shown = new HashSet<>();
    int[] against = {0};
    List<Evidence> kept =
        found.stream()
            .filter(evidence -> shown.add(Span.of(evidence)))
            .filter(evidence -> evidence.weight() >= 0 || against[0]++ < MOST_AGAINST)
            .limit(Label.MAX_EVIDENCE)
            .toList();
    return new Label(id, role, Math.round(score * 1000) / 1000.0, kept);
  }
}

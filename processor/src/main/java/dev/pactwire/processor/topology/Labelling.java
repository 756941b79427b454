package dev.pactwire.processor.topology;

import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Evidence;
import dev.pactwire.processor.classify.Label;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.EvidenceField;
import dev.pactwire.schemas.Role;
import java.util.List;

/** Writes what the classifier found into the wire's form. */
final class Labelling {

  private Labelling() {}

  static void write(Classification labels, ClassifiedArticle.Builder into) {
    into.setLanguage(labels.language())
        .setCountries(wire(labels.countries()))
        .setRegions(wire(labels.regions()))
        .setAlliances(wire(labels.alliances()))
        .setTaxonomyVersion(labels.taxonomyVersion());
  }

  private static List<dev.pactwire.schemas.Label> wire(List<Label> labels) {
    return labels.stream()
        .map(
            label ->
                new dev.pactwire.schemas.Label(
                    label.id(),
                    Role.valueOf(label.role().name()),
                    label.score(),
                    label.evidence().stream().map(Labelling::wire).toList()))
        .toList();
  }

  private static dev.pactwire.schemas.Evidence wire(Evidence evidence) {
    return new dev.pactwire.schemas.Evidence(
        EvidenceField.valueOf(evidence.field().name()),
        evidence.start(),
        evidence.end(),
        evidence.text(),
        evidence.rule(),
        evidence.weight());
  }
}

package dev.pactwire.processor.topology;

import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Evidence;
import dev.pactwire.processor.classify.Label;
import dev.pactwire.schemas.EvidenceField;
import dev.pactwire.schemas.Labels;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.Role;
import java.util.List;

/** Writes what the classifier found into the wire's form. */
final class Labelling {

  private Labelling() {}

  static Labels of(Classification found, Origin origin) {
    return new Labels(
        found.language(),
        wire(found.countries()),
        wire(found.regions()),
        wire(found.alliances()),
        found.taxonomyVersion(),
        origin);
  }

  /** For an article that is withdrawn: there is nothing to find. */
  static Labels none(String language, Origin origin) {
    return new Labels(language, List.of(), List.of(), List.of(), "", origin);
  }

  /** The ids of some labels. */
  static List<String> ids(List<dev.pactwire.schemas.Label> labels) {
    return labels.stream().map(dev.pactwire.schemas.Label::getId).toList();
  }

  /** The ids of the labels that an article is about. */
  static List<String> focus(List<dev.pactwire.schemas.Label> labels) {
    return labels.stream()
        .filter(label -> label.getRole() == Role.FOCUS)
        .map(dev.pactwire.schemas.Label::getId)
        .toList();
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

package dev.pactwire.app.filter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.Evidence;
import dev.pactwire.processor.classify.Label;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The work of {@code pactwire classify}: an article in, its labels with their evidence out. */
public final class Classify implements LineFunction {
  static final String NO_TEXT = "The article has neither title nor text.";
  private static final double SCORE_STEPS = 10_000;

  private final Classifier classifier;
  private final Json json = new Json();

  public Classify(Classifier classifier) {
    this.classifier = classifier;
  }

  @Override
  public Answer apply(ObjectNode input) {
    Optional<Document> document = document(input);
    if (document.isEmpty()) {
      return new Answer.Unusable(NO_TEXT);
    }
    return new Answer.Result(result(input, classifier.classify(document.get())));
  }

  /** The article of a line; empty when it has neither title nor text. */
  static Optional<Document> document(ObjectNode input) {
    Optional<String> title = Fields.text(input, "title");
    Optional<String> text = Fields.text(input, "text");
    if (title.isEmpty() && text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Document(
            title.orElse(""),
            text.orElse(""),
            Fields.filled(input, "lang"),
            Optional.empty(),
            Fields.text(input, "published").flatMap(Published::read)));
  }

  private ObjectNode result(ObjectNode input, Classification classification) {
    ObjectNode result = json.object();
    result.set("id", input.get("id"));
    result.put("language", classification.language());
    labels(result.putArray("countries"), "code", classification.countries());
    labels(result.putArray("regions"), "id", classification.regions());
    labels(result.putArray("alliances"), "id", classification.alliances());
    return result.put("taxonomy", classification.taxonomyVersion());
  }

  private static void labels(ArrayNode target, String idName, List<Label> labels) {
    for (Label label : labels) {
      ObjectNode node = target.addObject();
      node.put(idName, label.id());
      node.put("role", lower(label.role()));
      node.put("score", rounded(label.score()));
      evidence(node.putArray("evidence"), label.evidence());
    }
  }

  private static void evidence(ArrayNode target, List<Evidence> evidence) {
    for (Evidence reason : evidence) {
      target
          .addObject()
          .put("field", lower(reason.field()))
          .put("start", reason.start())
          .put("end", reason.end())
          .put("text", reason.text())
          .put("rule", reason.rule())
          .put("weight", rounded(reason.weight()));
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Four decimals: more would only look precise. */
  static double rounded(double value) {
    return Math.round(value * SCORE_STEPS) / SCORE_STEPS;
  }
}

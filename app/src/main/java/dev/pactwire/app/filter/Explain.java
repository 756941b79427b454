package dev.pactwire.app.filter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.app.console.Style;
import dev.pactwire.app.explain.Explanation;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Document;
import java.util.Optional;

/** The work of {@code pactwire classify --explain}: an article in, its labels told to a person. */
public final class Explain implements LineFunction {
  private final Classifier classifier;
  private final Style style;

  public Explain(Classifier classifier, Style style) {
    this.classifier = classifier;
    this.style = style;
  }

  @Override
  public Answer apply(ObjectNode input) {
    Optional<Document> document = Classify.document(input);
    if (document.isEmpty()) {
      return new Answer.Unusable(Classify.NO_TEXT);
    }
    StringBuilder shown = new StringBuilder();
    new Explanation(style, line -> shown.append(line).append('\n'))
        .print(input.path("id").asText(""), document.get(), classifier.classify(document.get()));
    return new Answer.Text(shown.toString());
  }
}

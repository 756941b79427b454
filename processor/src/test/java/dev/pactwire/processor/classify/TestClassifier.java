package dev.pactwire.processor.classify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The shipped classifier, made once for all tests, and short ways to ask it. */
final class TestClassifier {
  static final Taxonomy TAXONOMY = Taxonomy.bundled();
  static final Classifier CLASSIFIER = new Classifier(TAXONOMY, LanguageDetector.bundled());

  private TestClassifier() {}

  static Classification classify(String language, String title, String text) {
    return CLASSIFIER.classify(new Document(title, text, Optional.of(language), Optional.empty()));
  }

  static Set<String> focus(List<Label> labels) {
    return labels.stream()
        .filter(label -> label.role() == Role.FOCUS)
        .map(Label::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> ids(List<Label> labels) {
    return labels.stream().map(Label::id).collect(Collectors.toCollection(TreeSet::new));
  }
}

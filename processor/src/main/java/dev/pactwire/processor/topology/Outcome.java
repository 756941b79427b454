package dev.pactwire.processor.topology;

import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;

/** What deduplication decided about an article. */
sealed interface Outcome {

  /** It is told to everyone whom it concerns. */
  record Told(ClassifiedArticle classified) implements Outcome {}

  /** It repeats an earlier article. */
  record Repeated(Duplicate duplicate) implements Outcome {}
}

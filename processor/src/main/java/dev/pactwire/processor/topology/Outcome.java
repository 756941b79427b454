package dev.pactwire.processor.topology;

import dev.pactwire.schemas.Candidate;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.Lineage;

/** What deduplication decided about an article. */
sealed interface Outcome {

  /** It is told to everyone whom it concerns. */
  record Told(Candidate candidate, Lineage lineage) implements Outcome {}

  /** It repeats an earlier article. */
  record Repeated(Duplicate duplicate) implements Outcome {}
}

package dev.pactwire.processor.classify;

import java.util.Optional;

/**
 * A term found in an article.
 *
 * @param term what was found
 * @param field where
 * @param start first UTF-16 code unit in the field
 * @param end after the last
 * @param sentence number of the sentence: 0 is the title, the text begins with 1
 * @param aside the words before it that make it a side matter ("on the margins of the G20"), if any
 */
record Hit(Term term, Field field, int start, int end, int sentence, Optional<Hit> aside) {
  /** The weight of its term, less what the words before it take away. */
  double weight() {
    return aside.map(words -> term.weight() * words.term().weight()).orElse(term.weight());
  }

  /** Whether the words before it leave less than half of it. */
  boolean isSideMatter() {
    return aside.isPresent() && aside.get().term().weight() < 0.5;
  }

  Hit beside(Hit words) {
    return new Hit(term, field, start, end, sentence, Optional.of(words));
  }
}

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
 * @param former whether it is somebody who was not in office when the article appeared
 * @param aside the words before it that make it a side matter ("on the margins of the G20"), if any
 */
record Hit(
    Term term, Field field, int start, int end, int sentence, boolean former, Optional<Hit> aside) {
  private static final double OUT_OF_OFFICE = 0.5;

  /** The weight of its term, less what the date and the words before it take away. */
  double weight() {
    return aside.map(words -> weightByItself() * words.term().weight()).orElse(weightByItself());
  }

  /** The same without the words before it. */
  double weightByItself() {
    return former ? term.weight() * OUT_OF_OFFICE : term.weight();
  }

  /** How much of its term's weight is left, 0 to 1. */
  double share() {
    return term.weight() == 0 ? 1 : weight() / term.weight();
  }

  /** Whether the words before it leave less than half of it. */
  boolean isSideMatter() {
    return aside.isPresent() && aside.get().term().weight() < 0.5;
  }

  Hit beside(Hit words) {
    return new Hit(term, field, start, end, sentence, former, Optional.of(words));
  }
}

package dev.pactwire.processor.classify;

/**
 * A term found in an article.
 *
 * @param term what was found
 * @param field where
 * @param start first UTF-16 code unit in the field
 * @param end after the last
 * @param sentence number of the sentence: 0 is the title, the text begins with 1
 */
record Hit(Term term, Field field, int start, int end, int sentence) {
  double weight() {
    return term.weight();
  }
}

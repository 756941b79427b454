package dev.pactwire.processor.classify;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * German without its own letters: Swiss papers write "ss" for "ß", and who lacks the keys writes
 * "ae", "oe" and "ue".
 */
final class GermanForms {
  private GermanForms() {}

  /** The other spellings of a term, without the term itself. */
  static Set<String> of(String term) {
    Set<String> forms = new LinkedHashSet<>();
    String swiss = term.replace("ß", "ss");
    forms.add(swiss);
    forms.add(
        swiss
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("Ä", "Ae")
            .replace("Ö", "Oe")
            .replace("Ü", "Ue"));
    forms.remove(term);
    return forms;
  }
}

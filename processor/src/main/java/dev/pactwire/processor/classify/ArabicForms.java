package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * Arabic writes "and", "so", "in", "to" and "as" at the front of the next word; "to" and the
 * article grow together.
 */
final class ArabicForms {
  private static final String ARTICLE = "ال";
  private static final List<String> PREFIXES = List.of("و", "ف", "ب", "ل", "ك", "وب", "ول");
  private static final List<String> BEFORE_ARTICLE = List.of("و", "ف", "ب", "ك", "وب");
  private static final List<String> TO_THE = List.of("لل", "ولل");

  private ArabicForms() {}

  /** The term with each of these before its first word, without the term itself. */
  static List<String> of(String term) {
    List<String> forms = new ArrayList<>();
    boolean definite = term.startsWith(ARTICLE);
    for (String prefix : definite ? BEFORE_ARTICLE : PREFIXES) {
      forms.add(prefix + term);
    }
    if (definite) {
      TO_THE.forEach(prefix -> forms.add(prefix + term.substring(ARTICLE.length())));
    }
    return forms;
  }
}

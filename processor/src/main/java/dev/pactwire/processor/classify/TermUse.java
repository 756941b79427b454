package dev.pactwire.processor.classify;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts in how many articles of a sample each term of a taxonomy is found: one that hits far more
 * than its neighbours is often a common word.
 */
public final class TermUse {
  private final Taxonomy taxonomy;
  private final LanguageDetector languages;
  private final Map<Term, Integer> articlesByTerm = new HashMap<>();
  private int articles;

  public TermUse(Taxonomy taxonomy, LanguageDetector languages) {
    this.taxonomy = taxonomy;
    this.languages = languages;
  }

  /**
   * A term and the part of the sample that it hits.
   *
   * @param place file and line of the term
   * @param share 0 to 1
   */
  public record Use(String place, String rule, int articles, double share) {}

  /** Adds an article of the sample. */
  public void add(Document document) {
    String language = languages.languageOf(document);
    Reading reading = Reading.of(document, taxonomy.lexicon(), LanguageSet.of(language));
    Set<Term> found = new HashSet<>();
    for (Hit hit : reading.hits()) {
      Term.Target target = hit.term().target();
      if (target == Term.Target.ALLIANCE || target == Term.Target.COUNTRY) {
        found.add(hit.term());
      }
    }
    found.forEach(term -> articlesByTerm.merge(term, 1, Integer::sum));
    articles++;
  }

  /** Articles in the sample. */
  public int articles() {
    return articles;
  }

  /** The terms of countries and alliances that hit more than this share of it, most first. */
  public List<Use> above(double share) {
    return articlesByTerm.entrySet().stream()
        .filter(entry -> entry.getValue() > share * articles)
        .sorted(
            Comparator.comparingInt((Map.Entry<Term, Integer> e) -> -e.getValue())
                .thenComparing(e -> e.getKey().rule()))
        .map(
            entry ->
                new Use(
                    entry.getKey().place().toString(),
                    entry.getKey().rule(),
                    entry.getValue(),
                    (double) entry.getValue() / articles))
        .toList();
  }
}

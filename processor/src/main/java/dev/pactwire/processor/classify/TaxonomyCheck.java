package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for what is allowed in a taxonomy and hardly meant: terms that can never count because
 * another of the same label covers them, words that stand for several labels at once, alliances
 * that nothing stands for, context groups that nobody asks for, and conditions that look at each
 * other.
 */
public final class TaxonomyCheck {
  private final Taxonomy taxonomy;
  private final List<Finding> findings = new ArrayList<>();

  private TaxonomyCheck(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /**
   * Something to look at.
   *
   * @param kind what kind of thing: unreachable, ambiguous, empty, unused
   * @param place file and line
   * @param sentence what it is, and what would be right
   */
  public record Finding(String kind, String place, String sentence) {}

  /** All findings, in the order of the files. */
  public static List<Finding> of(Taxonomy taxonomy) {
    TaxonomyCheck check = new TaxonomyCheck(taxonomy);
    check.unreachable();
    check.ambiguous();
    check.empty();
    check.unused();
    return List.copyOf(check.findings);
  }

  private void add(String kind, Object place, String sentence, Object... values) {
    findings.add(new Finding(kind, place.toString(), sentence.formatted(values)));
  }

  /** A term that a shorter open one of the same label finds anyway, at least as surely. */
  private void unreachable() {
    Map<String, List<Term>> open = new HashMap<>();
    for (Term term : taxonomy.terms()) {
      String bare = term.spelling().toLowerCase(java.util.Locale.ROOT);
      if (bare.endsWith("*") && bare.indexOf(' ') < 0 && isUnconditional(term)) {
        open.computeIfAbsent(
                key(term, bare.substring(0, bare.length() - 1)), k -> new ArrayList<>())
            .add(term);
      }
    }
    for (Term term : taxonomy.terms()) {
      String bare = term.spelling().toLowerCase(java.util.Locale.ROOT).replace("*", "");
      for (int end = 2; bare.indexOf(' ') < 0 && end <= bare.length(); end++) {
        for (Term wider : open.getOrDefault(key(term, bare.substring(0, end)), List.of())) {
          if (covers(wider, term)) {
            add(
                "unreachable",
                term.place(),
                "'%s' never counts for %s: '%s' (%s) finds the same words at least as surely. Remove one of them.",
                term.spelling(),
                term.id(),
                wider.spelling(),
                wider.place());
          }
        }
      }
    }
  }

  private static String key(Term term, String prefix) {
    return term.target() + " " + term.id() + " " + prefix;
  }

  private static boolean covers(Term wider, Term term) {
    return !wider.equals(term)
        && !wider.spelling().equals(term.spelling())
        && wider.weight() >= term.weight()
        && (term.languages() & ~wider.languages()) == 0
        && matchesCapitals(wider.spelling(), term.spelling());
  }

  /** Whether each capital that the wider term demands is one in the narrower term, too. */
  private static boolean matchesCapitals(String wider, String narrow) {
    for (int i = 0; i < wider.length() - 1; i++) {
      if (Character.isUpperCase(wider.charAt(i)) && wider.charAt(i) != narrow.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnconditional(Term term) {
    return !term.personal() && term.unless().isEmpty() && term.onlyIf().isEmpty();
  }

  /** The same words for two labels of one kind, where nothing decides between them. */
  private void ambiguous() {
    Map<String, List<Term>> bySpelling = new LinkedHashMap<>();
    for (Term term : taxonomy.terms()) {
      boolean label = term.target() == Term.Target.COUNTRY || term.target() == Term.Target.ALLIANCE;
      if (label && isUnconditional(term) && !term.several() && term.weight() >= 0.5) {
        bySpelling
            .computeIfAbsent(term.target() + " " + term.spelling(), k -> new ArrayList<>())
            .add(term);
      }
    }
    for (List<Term> terms : bySpelling.values()) {
      Set<String> told = new HashSet<>();
      for (Term other : terms.subList(1, terms.size())) {
        Term first = terms.get(0);
        boolean clash =
            !other.id().equals(first.id()) && (other.languages() & first.languages()) != 0;
        if (clash && told.add(other.id())) {
          add(
              "ambiguous",
              other.place(),
              "'%s' stands for %s and for %s (%s). Give one of them 'if' or 'unless', or a weight under 0.5, or 'several: true' where it stands for both.",
              other.spelling(),
              other.id(),
              first.id(),
              first.place());
        }
      }
    }
  }

  private void empty() {
    Set<String> named = new HashSet<>();
    taxonomy.terms().stream()
        .filter(term -> term.target() == Term.Target.ALLIANCE)
        .forEach(term -> named.add(term.id()));
    for (String id : taxonomy.allianceIds().stream().sorted().toList()) {
      if (!named.contains(id) && taxonomy.pacts(id).isEmpty()) {
        add("empty", "alliances", "%s has neither terms nor a pact: it is never given.", id);
      }
    }
  }

  private void unused() {
    Map<String, Term.Place> groups = new TreeMap<>();
    Set<String> used = new HashSet<>();
    for (Term term : taxonomy.terms()) {
      if (term.target() == Term.Target.VOCABULARY) {
        groups.putIfAbsent(term.id(), term.place());
        if (!isUnconditional(term)) {
          add(
              "unused",
              term.place(),
              "the condition of '%s' in the group %s is not looked at: what sets a context has none.",
              term.spelling(),
              term.id());
        }
      }
      used.add(term.unless());
      used.add(term.onlyIf());
    }
    taxonomy.pacts().forEach(pact -> used.addAll(pact.vocabulary().keySet()));
    groups.forEach(
        (group, place) -> {
          if (!used.contains(group)) {
            add("unused", place, "no term and no pact asks for the group %s.", group);
          }
        });
  }
}

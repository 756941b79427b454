package dev.pactwire.ingest.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The language of a plain-text dump, told by its commonest words. Only for reading local times and
 * bylines, so it knows few languages and answers only when one of them clearly leads.
 */
final class FunctionWords {

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "de",
              Set.of(
                  "der", "die", "und", "das", "den", "nicht", "von", "mit", "dem", "ist", "auf",
                  "für", "eine", "ein", "auch", "sich", "im"),
          "en",
              Set.of(
                  "the", "and", "of", "to", "in", "that", "is", "for", "with", "was", "on", "his",
                  "are", "by", "have", "from", "has"),
          "fr",
              Set.of(
                  "le", "la", "les", "des", "et", "une", "dans", "est", "pour", "qui", "sur", "pas",
                  "avec", "du", "au", "par", "ce"),
          "es",
              Set.of(
                  "el", "los", "las", "que", "y", "en", "una", "por", "con", "para", "del", "se",
                  "su", "más", "como", "al", "es"),
          "it",
              Set.of(
                  "il", "di", "che", "gli", "della", "per", "una", "sono", "con", "non", "del",
                  "nel", "anche", "alla", "dei", "più", "è"),
          "nl",
              Set.of(
                  "de", "het", "een", "van", "en", "niet", "voor", "met", "zijn", "op", "dat",
                  "aan", "door", "ook", "bij", "naar", "er"),
          "pl",
              Set.of(
                  "nie", "się", "na", "jest", "do", "że", "w", "z", "i", "to", "po", "przez",
                  "oraz", "który", "dla", "jak", "od"));
  private static final Pattern NON_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final int SAMPLE = 20_000;
  private static final int LEAST = 8;

  private FunctionWords() {}

  static Optional<String> language(List<String> lines) {
    String text = String.join(" ", lines);
    Map<String, Integer> counts = new HashMap<>();
    for (String word :
        NON_LETTERS.split(
            text.substring(0, Math.min(text.length(), SAMPLE)).toLowerCase(Locale.ROOT))) {
      WORDS.forEach(
          (language, words) -> counts.merge(language, words.contains(word) ? 1 : 0, Integer::sum));
    }
    List<Map.Entry<String, Integer>> ranking =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    if (ranking.isEmpty()) {
      return Optional.empty();
    }
    boolean clear =
        ranking.get(0).getValue() >= LEAST
            && ranking.get(0).getValue() * 2 > ranking.get(1).getValue() * 3;
    return clear ? Optional.of(ranking.get(0).getKey()) : Optional.empty();
  }
}

package dev.pactwire.processor.classify;

import dev.pactwire.processor.text.Tokens;
import java.util.List;

/**
 * A quick look at the language: short words that only one of a few languages uses. It answers only
 * where the case is clear, so that related languages (Dutch, Danish, Catalan) are left to the
 * thorough detector.
 */
final class CommonWords {
  private static final List<String> LANGUAGES = List.of("de", "en", "fr", "es", "it", "pt", "nl");
  private static final List<String> WORDS =
      List.of(
          "der die und das nicht ist mit auf dass für eine dem des sich auch nach bei wird einen einer zum zur wurde",
          "the of and to that for with was from has have which this were been will their would",
          "le les et est une dans qui des pour sur pas avec du au aux ont cette",
          "el los las y una que con por para del pero fue han su sus como",
          "il di che è gli della delle nel alla sono anche dei dal con per",
          "o os as e uma não com do da dos das ao em foi pela pelo",
          "het een van niet zijn dat voor met op aan ook wordt naar");
  private static final LongIntMap LANGUAGE_OF = unique();
  private static final int FEWEST = 8;
  private static final int TIMES_THE_NEXT = 4;

  private CommonWords() {}

  /** Only words that stand in one list count. */
  private static LongIntMap unique() {
    LongIntMap map = new LongIntMap();
    for (int language = 0; language < LANGUAGES.size(); language++) {
      for (String word : WORDS.get(language).split(" ", -1)) {
        long hash = Tokens.hashOf(word);
        map.put(hash, map.get(hash) < 0 ? language : LANGUAGES.size());
      }
    }
    return map;
  }

  /** The language, or an empty string where the words do not settle it. */
  static String look(String sample) {
    Tokens tokens = Tokens.of(sample);
    int[] seen = new int[LANGUAGES.size() + 1];
    for (int i = 0; i < tokens.size(); i++) {
      int language = LANGUAGE_OF.get(tokens.hash(i));
      if (language >= 0) {
        seen[language]++;
      }
    }
    int best = 0;
    for (int language = 1; language < LANGUAGES.size(); language++) {
      best = seen[language] > seen[best] ? language : best;
    }
    return isClear(seen, best) && seen[best] * 8 >= tokens.size() ? LANGUAGES.get(best) : "";
  }

  private static boolean isClear(int[] seen, int best) {
    for (int language = 0; language < LANGUAGES.size(); language++) {
      if (language != best && seen[language] * TIMES_THE_NEXT > seen[best]) {
        return false;
      }
    }
    return seen[best] >= FEWEST;
  }
}

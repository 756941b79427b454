package dev.pactwire.processor.classify;

import dev.pactwire.processor.text.Tokens;
import java.util.List;

/**
 * A quick look at the language: short words that only one of a few languages uses. It answers only
 * where the case is clear, so that related languages (Dutch, Danish, Catalan) are left to the
 * thorough detector.
 */
final class CommonWords {
  private static final List<String> LANGUAGES =
      List.of("de", "en", "fr", "es", "it", "pt", "nl", "pl", "tr");
  private static final List<String> WORDS =
      List.of(
          "der die und das nicht ist mit auf dass für eine dem des sich auch nach bei wird einen einer zum zur wurde von im gegen über zu um ein",
          "the of and to that for with was from has have which this were been will their would by at after against says between into about than its his who more not",
          "le les et est une dans qui des pour sur pas avec du au aux ont cette contre après ses leur",
          "el los las y una que con por para del pero fue han su sus como contra tras más sin sobre",
          "il di che è gli della delle nel alla sono anche dei dal con per contro dopo più nella",
          "o os as e uma não com do da dos das ao em foi pela pelo após mais à às pelos",
          "het een van niet zijn dat voor met op aan ook wordt naar tegen uit bij",
          "nie się że jest dla przez oraz ma po od w na",
          "ve bir bu için ile olarak olan daha çok");
  private static final LongIntMap LANGUAGE_OF = unique();
  private static final int FEWEST = 8;
  private static final int FEWEST_OF_FEW = 2;
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
  static String look(Tokens tokens) {
    int[] seen = count(tokens);
    int best = best(seen);
    return isClear(seen, best) && seen[best] * 8 >= tokens.size() ? LANGUAGES.get(best) : "";
  }

  /**
   * The language of a text too short for statistics: what the detector says, if a word of that
   * language backs it, or what several words say; otherwise an empty string.
   */
  static String ofFew(Tokens tokens, String detected) {
    int[] seen = count(tokens);
    int best = best(seen);
    int backed = LANGUAGES.indexOf(detected);
    if (seen[best] > 0 && backed >= 0 && seen[backed] == seen[best]) {
      return detected;
    }
    return seen[best] >= FEWEST_OF_FEW && isAlone(seen, best) ? LANGUAGES.get(best) : "";
  }

  private static boolean isAlone(int[] seen, int best) {
    for (int language = 0; language < LANGUAGES.size(); language++) {
      if (language != best && seen[language] > 0) {
        return false;
      }
    }
    return true;
  }

  private static int[] count(Tokens tokens) {
    int[] seen = new int[LANGUAGES.size() + 1];
    for (int i = 0; i < tokens.size(); i++) {
      int language = LANGUAGE_OF.get(tokens.hash(i));
      if (language >= 0) {
        seen[language]++;
      }
    }
    return seen;
  }

  private static int best(int[] seen) {
    int best = 0;
    for (int language = 1; language < LANGUAGES.size(); language++) {
      best = seen[language] > seen[best] ? language : best;
    }
    return best;
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

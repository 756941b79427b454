package dev.pactwire.processor.dedupe;

import java.util.ArrayList;
import java.util.List;

/**
 * Some phrases that a line may begin with, whatever the case of its letters. Nearly every line is
 * turned down by a look at its first two characters.
 */
final class Phrases {

  private static final String[] NONE = {};

  private final String[] all;

  /** The phrases that begin with two ASCII characters, by the low five bits of each. */
  private final String[][] byPair = new String[1 << 10][];

  /** The first character of each phrase. */
  private final String initials;

  /**
   * Takes the phrases together.
   *
   * @param phrases of at least two characters, beginning with a small letter or not with a letter
   */
  Phrases(List<String> phrases) {
    all = phrases.toArray(NONE);
    StringBuilder firsts = new StringBuilder();
    for (int pair = 0; pair < byPair.length; pair++) {
      List<String> held = new ArrayList<>();
      for (String phrase : all) {
        if (pair(phrase.charAt(0), phrase.charAt(1)) == pair) {
          held.add(phrase);
        }
      }
      byPair[pair] = held.toArray(NONE);
    }
    for (String phrase : all) {
      firsts.append(phrase.charAt(0));
    }
    initials = firsts.toString();
  }

  /** Whether a stretch of a text begins with one of them. */
  boolean begin(String text, int from, int to) {
    if (to - from < 2) {
      return false;
    }
    char first = text.charAt(from);
    char second = text.charAt(from + 1);
    if (first < 0x80 && second < 0x80) {
      String[] held = byPair[pair(first, second)];
      return held.length > 0 && begin(held, text, from, to);
    }
    return initials.indexOf(Character.toLowerCase(first)) >= 0 && begin(all, text, from, to);
  }

  private static boolean begin(String[] phrases, String text, int from, int to) {
    for (String phrase : phrases) {
      if (phrase.length() <= to - from
          && text.regionMatches(true, from, phrase, 0, phrase.length())) {
        return true;
      }
    }
    return false;
  }

  /** Capital and small letters differ in one of the bits that are left out. */
  private static int pair(char first, char second) {
    return (first & 31) << 5 | second & 31;
  }
}

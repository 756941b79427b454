package dev.pactwire.processor.classify;

import dev.pactwire.processor.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * A term as a sequence of words. Upper-case letters of the term must be upper-case in the text;
 * lower-case letters match both. A star after a word matches any ending, a star before it any
 * beginning.
 */
record TermPattern(List<Word> words) {
  private static final int SHORTEST_AFFIX = 2;
  private static final int MOST_WORDS = 40;
  private static final String NO_PART_OF_A_WORD = "()[]{}|^$\\?";

  enum Affix {
    NONE,
    PREFIX,
    SUFFIX
  }

  /**
   * @param folded the word in lower case, without star
   * @param capitals indexes of its upper-case letters; for a suffix counted from the end
   */
  record Word(Affix affix, String folded, int[] capitals) {}

  TermPattern {
    words = List.copyOf(words);
  }

  /**
   * @throws IllegalArgumentException with a sentence saying what is wrong with the spelling
   */
  static TermPattern parse(String spelling) {
    for (int i = 0; i < spelling.length(); i++) {
      if (NO_PART_OF_A_WORD.indexOf(spelling.charAt(i)) >= 0) {
        throw new IllegalArgumentException(
            "'%s' holds '%c': a term is words, with a star for an open end, and no regular expression."
                .formatted(spelling, spelling.charAt(i)));
      }
    }
    List<Word> words = new ArrayList<>();
    for (String chunk : spelling.trim().split("\\s+", -1)) {
      boolean prefix = chunk.endsWith("*");
      boolean suffix = chunk.startsWith("*");
      if (prefix && suffix) {
        throw new IllegalArgumentException("'" + chunk + "' may have a star at one end only.");
      }
      String bare = chunk.substring(suffix ? 1 : 0, chunk.length() - (prefix ? 1 : 0));
      Tokens tokens = Tokens.of(bare);
      if (tokens.size() == 0 && !prefix && !suffix) {
        continue; // a sign between words, as "&"
      }
      if (tokens.size() == 0 || bare.indexOf('*') >= 0) {
        throw new IllegalArgumentException(
            "'" + chunk + "' is not a word or a word with a star at one end.");
      }
      for (int i = 0; i < tokens.size(); i++) {
        boolean first = suffix && i == 0;
        boolean last = prefix && i == tokens.size() - 1;
        words.add(word(tokens.text(i), last ? Affix.PREFIX : first ? Affix.SUFFIX : Affix.NONE));
      }
    }
    if (words.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "a term of %d words; the longest may have %d.".formatted(words.size(), MOST_WORDS));
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("'" + spelling + "' holds no word.");
    }
    return new TermPattern(words);
  }

  private static Word word(String written, Affix affix) {
    String folded = Symbols.fold(written);
    if (affix != Affix.NONE && folded.length() < SHORTEST_AFFIX) {
      throw new IllegalArgumentException("'" + written + "' is too short for a star.");
    }
    int[] capitals =
        written.chars().anyMatch(Character::isUpperCase) ? capitals(written, affix) : Symbols.NONE;
    return new Word(affix, folded, capitals);
  }

  private static int[] capitals(String written, Affix affix) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < written.length(); i++) {
      if (Character.isUpperCase(written.charAt(i))) {
        indexes.add(affix == Affix.SUFFIX ? written.length() - i : i);
      }
    }
    return indexes.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Whether the capitals of the term are capitals in the text, from token {@code first} on. */
  boolean capitalsAgree(CharSequence text, Tokens tokens, int first) {
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      int start = tokens.start(first + i);
      int end = tokens.end(first + i);
      for (int index : word.capitals()) {
        int at = word.affix() == Affix.SUFFIX ? end - index : start + index;
        if (at < start || at >= end || !Character.isUpperCase(text.charAt(at))) {
          return false;
        }
      }
    }
    return true;
  }
}

package dev.pactwire.bench.corpus;

import java.util.SplittableRandom;

/**
 * Texts that have nothing in common but short words now and then: every word is made of random
 * letters, from one to nine of them.
 */
final class DistinctTexts implements Texts {

  private static final int LONGEST_WORD = 9;
  private static final int LETTERS = 26;
  private static final int WORDS_OF_A_SENTENCE = 14;

  @Override
  public String text(int number) {
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder text = new StringBuilder(CHARACTERS + 2 * LONGEST_WORD);
    for (int words = 1; text.length() < CHARACTERS; words++) {
      for (int letters = 1 + random.nextInt(LONGEST_WORD); letters > 0; letters--) {
        text.append((char) ('a' + random.nextInt(LETTERS)));
      }
      text.append(words % WORDS_OF_A_SENTENCE == 0 ? ". " : " ");
    }
    return text.substring(0, CHARACTERS);
  }
}

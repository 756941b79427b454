package dev.pactwire.bench.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Real texts while they last, then sentences of them in random order: real words and names, but
 * nothing that repeats an earlier text.
 */
final class RealTexts implements Texts {

  private static final int SHORTEST_SENTENCE = 40;

  /** Lists go on for pages without a full stop; one of them would make two texts alike. */
  private static final int LONGEST_SENTENCE = 400;

  private final List<String> pieces;
  private final List<String> sentences = new ArrayList<>();

  RealTexts(List<String> pieces) {
    this.pieces = pieces;
    for (String piece : pieces) {
      for (int from = 0, end; (end = piece.indexOf(". ", from)) >= 0; from = end + 2) {
        if (end - from >= SHORTEST_SENTENCE && end - from <= LONGEST_SENTENCE) {
          sentences.add(piece.substring(from, end + 1));
        }
      }
    }
  }

  @Override
  public String text(int number) {
    return number < pieces.size() ? pieces.get(number) : mixed(new SplittableRandom(number));
  }

  private String mixed(SplittableRandom random) {
    StringBuilder text = new StringBuilder(2 * CHARACTERS);
    while (text.length() < CHARACTERS) {
      text.append(sentences.get(random.nextInt(sentences.size()))).append(' ');
    }
    return text.substring(0, CHARACTERS);
  }
}

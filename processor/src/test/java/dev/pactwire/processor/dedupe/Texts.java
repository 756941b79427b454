package dev.pactwire.processor.dedupe;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Made-up texts: words drawn at random, so that two texts share no shingle unless a test wants it.
 */
final class Texts {

  private Texts() {}

  /** A text of so many words; the same seed gives the same text. */
  static String of(long seed, int words) {
    Random random = new Random(seed);
    return IntStream.range(0, words)
        .mapToObj(i -> word(random) + (i % 15 == 14 ? "." : ""))
        .collect(Collectors.joining(" "));
  }

  /** The first words of a text. */
  static String cut(String text, int words) {
    return text.lines()
        .flatMap(line -> java.util.Arrays.stream(line.split(" ", -1)))
        .limit(words)
        .collect(Collectors.joining(" "));
  }

  /** A weather notice of about ninety words whose values follow from the seed. */
  static String weather(long seed) {
    Random random = new Random(seed);
    Object[] values = IntStream.range(0, 12).mapToObj(i -> 10 + random.nextInt(90)).toArray();
    return String.format(
        Locale.ROOT,
        "The weather service expects for the coast a high of %d degrees and a low of %d degrees in the night. The"
            + " chance of rain is %d per cent before noon and %d per cent in the evening, with up to %d millimetres"
            + " in places. The wind blows from the west at %d kilometres an hour, with gusts of up to %d on high"
            + " ground. The sun rises at 5.%d and sets at 20.%d. The water of the bathing lakes has %d degrees, the"
            + " air quality index stands at %d points, and the river gauge in the old town reads %d centimetres.",
        values);
  }

  private static String word(Random random) {
    int length = 3 + random.nextInt(7);
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}

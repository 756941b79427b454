package dev.pactwire.bench.corpus;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Texts made up of English words in random order, with names of countries and alliances strewn in,
 * for machines without a file of real ones.
 */
final class InventedTexts implements Texts {

  private static final int WORDS_OF_A_SENTENCE = 14;
  private static final int WORDS_BETWEEN_NAMES = 40;
  private static final String[] ALLIANCES = {
    "NATO", "the European Union", "AUKUS", "ASEAN", "OPEC"
  };
  private static final String[] WORDS =
      ("the of and to in a is that for it was on are as with they be at one have this from or had by"
              + " but some what there we can out other were all your when up use how said an each"
              + " harbour council minister report valley engine market winter border river school"
              + " treaty budget station museum garden bridge tunnel forest island orchestra library"
              + " festival railway ferry airport hospital union vote court reform tax energy water"
              + " grain steel copper timber cotton coal wind solar storm flood drought harvest"
              + " election coalition opposition speech debate committee inquiry verdict appeal army"
              + " navy exercise sanctions summit embassy ambassador ceasefire border patrol missile"
              + " defence security partners agreement officials government president parliament")
          .split(" ");

  @Override
  public String text(int number) {
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder text = new StringBuilder(CHARACTERS + 100);
    while (text.length() < CHARACTERS) {
      sentence(random, text);
    }
    return text.substring(0, CHARACTERS);
  }

  private static void sentence(SplittableRandom random, StringBuilder text) {
    text.append("They");
    for (int i = 0; i < WORDS_OF_A_SENTENCE; i++) {
      text.append(' ')
          .append(random.nextInt(WORDS_BETWEEN_NAMES) == 0 ? name(random) : word(random));
    }
    text.append(". ");
  }

  private static String word(SplittableRandom random) {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private static String name(SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      return ALLIANCES[random.nextInt(ALLIANCES.length)];
    }
    String[] countries = Locale.getISOCountries();
    return new Locale.Builder()
        .setRegion(countries[random.nextInt(countries.length)])
        .build()
        .getDisplayCountry(Locale.ENGLISH);
  }
}

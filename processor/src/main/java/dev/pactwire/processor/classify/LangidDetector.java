package dev.pactwire.processor.classify;

import com.carrotsearch.labs.langid.DetectedLanguage;
import com.carrotsearch.labs.langid.LangIdV3;
import com.carrotsearch.labs.langid.Model;
import dev.pactwire.processor.text.Tokens;
import java.util.Set;

/**
 * Looks at the title and the first thousand characters: first for the commonest words of the big
 * languages, which settles most articles at a tenth of the cost, otherwise with langid-java,
 * restricted to languages that news feeds come in: fewer candidates mean fewer wild guesses. Texts
 * with hardly any letters are {@code und}, and so are a few words in Latin letters when none of
 * them is a common word of the language found: half a headline of names looks like any language.
 */
final class LangidDetector implements LanguageDetector {
  private static final int CHARACTERS = 1000;
  private static final int FEWEST_LETTERS = 12;
  private static final int FEWEST_WORDS = 25;
  private static final String UNKNOWN = "und";
  private static final Set<String> CANDIDATES =
      Set.of(
          "de", "en", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "zh", "ja", "ko",
          "sv", "da", "no", "fi", "cs", "sk", "hu", "ro", "bg", "el", "he", "fa", "hr", "sr", "sl",
          "lt", "lv", "et", "id", "vi", "th", "hi", "ur", "ca", "be", "ka", "hy", "az", "kk", "bn",
          "ta", "sw", "sq", "mk");

  // The classifier keeps counts between calls, so each thread needs its own; the model is shared.
  private final ThreadLocal<LangIdV3> classifiers =
      ThreadLocal.withInitial(() -> new LangIdV3(SharedModel.MODEL));

  /** Loaded on first need: it takes a fifth of a second, and many runs never need it. */
  private static final class SharedModel {
    static final Model MODEL = Model.detectOnly(CANDIDATES);
  }

  @Override
  public String detect(String title, String text) {
    String sample = sample(title, text);
    if (!hasLetters(sample)) {
      return UNKNOWN;
    }
    Tokens tokens = Tokens.of(sample);
    String plain = CommonWords.look(tokens);
    if (!plain.isEmpty()) {
      return plain;
    }
    DetectedLanguage best = classifiers.get().classify(sample, false);
    String detected = best == null ? UNKNOWN : best.getLangCode();
    return tokens.size() < FEWEST_WORDS && isLatin(sample) ? shortText(tokens, detected) : detected;
  }

  /** A few names in Latin letters look like any language: its small words must agree. */
  private static String shortText(Tokens tokens, String detected) {
    String language = CommonWords.ofFew(tokens, detected);
    return language.isEmpty() ? UNKNOWN : language;
  }

  private static boolean isLatin(String sample) {
    return sample
        .codePoints()
        .filter(Character::isLetter)
        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
  }

  private static String sample(String title, String text) {
    String head = title.length() > CHARACTERS ? title.substring(0, CHARACTERS) : title;
    String body = text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text;
    return head + "\n" + body;
  }

  private static boolean hasLetters(String sample) {
    int weight = 0;
    for (int i = 0; i < sample.length() && weight < FEWEST_LETTERS; i++) {
      char c = sample.charAt(i);
      // A syllable or ideograph says as much as several letters.
      weight += Character.isLetter(c) ? (c >= 0x3040 ? 3 : 1) : 0;
    }
    return weight >= FEWEST_LETTERS;
  }
}

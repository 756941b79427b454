package dev.pactwire.processor.classify;

import java.util.List;
import java.util.Locale;

/** Sets of the languages in which terms can be given, as bits of a long. */
final class LanguageSet {
  static final long ALL = -1L;

  private static final List<String> KNOWN =
      List.of(
          "de", "en", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "zh", "ja", "ko");

  private LanguageSet() {}

  static boolean isKnown(String language) {
    return KNOWN.contains(language);
  }

  static List<String> known() {
    return KNOWN;
  }

  static long bit(String language) {
    return 1L << KNOWN.indexOf(language);
  }

  /** What applies to a text: its language's terms, or all terms where the language is unknown. */
  static long of(String language) {
    return isKnown(language) ? bit(language) : ALL;
  }

  /** The primary subtag in lower case: {@code de} for {@code de-AT}. */
  static String primary(String tag) {
    int end = 0;
    while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') {
      end++;
    }
    return tag.substring(0, end).toLowerCase(Locale.ROOT);
  }
}

package dev.pactwire.processor.classify;

/** Tells the language of an article. Implementations are thread-safe. */
public interface LanguageDetector {
  /**
   * @return ISO 639-1 code, or {@code und} where it cannot be told
   */
  String detect(String title, String text);

  /** The language that the source states, if it is a two-letter one; otherwise what is detected. */
  default String languageOf(Document document) {
    return document
        .language()
        .map(LanguageSet::primary)
        .filter(tag -> tag.length() == 2)
        .orElseGet(() -> detect(document.title(), document.text()));
  }

  /**
   * The detector that is shipped: naive Bayes over character n-grams (Lui and Baldwin 2012,
   * langid.py).
   */
  static LanguageDetector bundled() {
    return new LangidDetector();
  }
}

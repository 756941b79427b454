package dev.pactwire.processor.classify;

/** Tells the language of an article. Implementations are thread-safe. */
public interface LanguageDetector {
  /**
   * @return ISO 639-1 code, or {@code und} where it cannot be told
   */
  String detect(String title, String text);

  /**
   * The detector that is shipped: naive Bayes over character n-grams (Lui and Baldwin 2012,
   * langid.py).
   */
  static LanguageDetector bundled() {
    return new LangidDetector();
  }
}

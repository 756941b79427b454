package dev.pactwire.processor.classify;

import java.util.Objects;
import java.util.Optional;

/**
 * What the classifier reads of an article.
 *
 * @param title headline, may be empty
 * @param text plain main text, may be empty
 * @param language its language as a BCP-47 tag where the source states it, otherwise it is detected
 * @param publisherCountry ISO 3166-1 alpha-2 code of the publisher's country, a weak and visible
 *     prior
 */
public record Document(
    String title, String text, Optional<String> language, Optional<String> publisherCountry) {
  public Document {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(publisherCountry, "publisherCountry");
  }

  /** A document of which nothing but the words is known. */
  public static Document of(String title, String text) {
    return new Document(title, text, Optional.empty(), Optional.empty());
  }
}

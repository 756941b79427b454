package dev.pactwire.processor.classify;

import java.time.Instant;
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
 * @param published when it was published; leaders named before or after their time in office count
 *     less
 */
public record Document(
    String title,
    String text,
    Optional<String> language,
    Optional<String> publisherCountry,
    Optional<Instant> published) {
  public Document {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(publisherCountry, "publisherCountry");
    Objects.requireNonNull(published, "published");
  }

  /** A document without a date. */
  public Document(
      String title, String text, Optional<String> language, Optional<String> publisherCountry) {
    this(title, text, language, publisherCountry, Optional.empty());
  }

  /** A document of which nothing but the words is known. */
  public static Document of(String title, String text) {
    return new Document(title, text, Optional.empty(), Optional.empty());
  }
}

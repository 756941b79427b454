package dev.pactwire.ingest.article;

import dev.pactwire.ingest.identity.CanonicalUrl;
import dev.pactwire.ingest.identity.ContentHash;
import java.util.List;
import java.util.Optional;

/** A name for an article that came without one: made of what it says. */
public final class ContentGuid {

  private ContentGuid() {}

  /**
   * The name of an article with neither id nor address: equal for equal title and text, and for
   * those alone. Where it was found does not enter, as another article may lie there tomorrow.
   *
   * @param url the address; empty is returned if it can identify the article
   */
  public static Optional<String> unlessAddressed(
      Optional<String> url, Optional<String> title, String text) {
    return url.flatMap(CanonicalUrl::of).isPresent()
        ? Optional.empty()
        : Optional.of("sha256:" + ContentHash.digits(List.of(title.orElse(""), text)));
  }
}

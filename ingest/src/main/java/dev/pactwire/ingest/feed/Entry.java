package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.time.SourceTime;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a feed. The short and the full text are kept apart, because a summary is no article.
 *
 * @param id the publisher's id (guid, atom:id), unchanged
 * @param link the page of the entry, absolute where it can be
 * @param title plain text
 * @param summary fragment of HTML: the teaser
 * @param content fragment of HTML: the full text, if the feed carries it
 * @param authors names, in the order given
 * @param published when first published
 * @param updated when last changed
 * @param categories terms or keywords
 * @param enclosures attached files
 * @param language BCP 47 tag if the entry or its feed declares one
 * @param edition what a wire service says about this version; feeds for readers have none
 */
public record Entry(
    Optional<String> id,
    Optional<String> link,
    Optional<String> title,
    Optional<String> summary,
    Optional<String> content,
    List<String> authors,
    Optional<SourceTime> published,
    Optional<SourceTime> updated,
    List<String> categories,
    List<Enclosure> enclosures,
    Optional<String> language,
    Optional<Edition> edition) {

  /** An entry of a feed for readers. */
  public Entry(
      Optional<String> id,
      Optional<String> link,
      Optional<String> title,
      Optional<String> summary,
      Optional<String> content,
      List<String> authors,
      Optional<SourceTime> published,
      Optional<SourceTime> updated,
      List<String> categories,
      List<Enclosure> enclosures,
      Optional<String> language) {
    this(
        id,
        link,
        title,
        summary,
        content,
        authors,
        published,
        updated,
        categories,
        enclosures,
        language,
        Optional.empty());
  }

  /** Copies the lists. */
  public Entry {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
    enclosures = List.copyOf(enclosures);
  }
}

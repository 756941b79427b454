package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.time.SourceTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a page says. Every field that the page does not state is empty; nothing is guessed from
 * today's date.
 *
 * @param title headline without the site's name
 * @param text main text, a paragraph a line; empty if the page has none
 * @param published when first published
 * @param modified when last changed
 * @param authors names, in the order given
 * @param language BCP 47 tag as declared, or for a plain text dump as its words tell
 * @param site name of the publication
 * @param canonicalUrl the address the page gives for itself, absolute
 * @param alternateUrls addresses that the page gives for itself in other languages, absolute
 * @param section section of the publication
 * @param tags keywords
 * @param imageUrl address of the main picture, absolute
 * @param correction true when the page calls itself a correction
 * @param paywalled true when the page says that not all of it is free to read
 * @param provenance where each field was found, by the field's name
 */
public record Extracted(
    Optional<String> title,
    String text,
    Optional<SourceTime> published,
    Optional<SourceTime> modified,
    List<String> authors,
    Optional<String> language,
    Optional<String> site,
    Optional<String> canonicalUrl,
    List<String> alternateUrls,
    Optional<String> section,
    List<String> tags,
    Optional<String> imageUrl,
    boolean correction,
    boolean paywalled,
    Map<String, Origin> provenance) {

  /** Copies lists and map. */
  public Extracted {
    authors = List.copyOf(authors);
    alternateUrls = List.copyOf(alternateUrls);
    tags = List.copyOf(tags);
    provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
  }

  /** Whether a main text contains the notice that it corrects an earlier version. */
  public static boolean isCorrection(String mainText) {
    return mainText.lines().anyMatch(Phrases::isCorrection);
  }

  /** All addresses that the page gives for itself: the canonical one, and those of languages. */
  public List<String> otherUrls() {
    return Stream.concat(canonicalUrl.stream(), alternateUrls.stream()).toList();
  }

  /** The same page with its main text, and with what only the text can tell. */
  Extracted withText(String mainText) {
    return new Extracted(
        title,
        mainText,
        published,
        modified,
        authors,
        language,
        site,
        canonicalUrl,
        alternateUrls,
        section,
        tags,
        imageUrl,
        isCorrection(mainText),
        paywalled,
        provenance);
  }
}

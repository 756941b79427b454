package dev.pactwire.ingest.run;

import dev.pactwire.ingest.extract.Extracted;
import dev.pactwire.ingest.feed.Edition;
import dev.pactwire.ingest.feed.Enclosure;
import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.feed.FeedFormat.Family;
import dev.pactwire.ingest.feed.FeedParser;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.text.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a package of a wire service refers to is no page but another document of NewsML-G2 or ninjs:
 * reads it as one. A document that is withdrawn or under embargo has no text for anybody.
 */
final class WirePage {

  private static final Set<Family> WIRE = Set.of(Family.NEWSML, Family.NINJS);

  private WirePage() {}

  /** Whether an answer may be such a document, by what its server calls it. */
  static boolean isLikely(Fetched fetched) {
    return fetched
        .mediaType()
        .filter(type -> !type.contains("html"))
        .filter(type -> type.contains("xml") || type.contains("json"))
        .isPresent();
  }

  /** The text of a document with a single article that may be told; empty for anything else. */
  static Optional<Extracted> read(Fetched fetched, Instant now) {
    if (!(FeedParser.parse(fetched.body(), Optional.of(fetched.url()), fetched.charset())
            instanceof Parsed parsed)
        || !WIRE.contains(parsed.feed().format().family())
        || parsed.entries().size() != 1) {
      return Optional.empty();
    }
    Entry entry = parsed.entries().get(0);
    boolean told =
        entry
            .edition()
            .filter(edition -> edition.withdrawn().isPresent() || !edition.isFree(now))
            .isEmpty();
    return told ? Optional.of(page(entry)) : Optional.empty();
  }

  private static Extracted page(Entry entry) {
    String text = entry.content().or(entry::summary).map(PlainText::ofHtml).orElse("");
    Optional<String> image =
        entry.enclosures().stream()
            .filter(file -> file.type().filter(type -> type.startsWith("image/")).isPresent())
            .map(Enclosure::url)
            .findFirst();
    return new Extracted(
        entry.title(),
        text,
        entry.published(),
        entry.updated(),
        entry.authors(),
        entry.language(),
        Optional.empty(),
        entry.link(),
        List.of(),
        Optional.empty(),
        entry.categories(),
        image,
        entry.edition().map(Edition::correction).orElse(false) || Extracted.isCorrection(text),
        false,
        Map.of());
  }
}

package dev.pactwire.ingest.files;

import dev.pactwire.ingest.article.EntryArticles;
import dev.pactwire.ingest.feed.Edition;
import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.feed.FeedFormat.Family;
import dev.pactwire.ingest.feed.FeedParser;
import dev.pactwire.ingest.feed.ParsedFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files of wire services: NewsML-G2 and ninjs. Of several versions of a document in one file
 * the highest counts; between files their order does.
 */
final class WireDocuments {

  private static final Set<Family> WIRE = Set.of(Family.NEWSML, Family.NINJS);
  private static final URI FILE = URI.create("file:///");

  private WireDocuments() {}

  /**
   * Reads a file.
   *
   * @param optional true if the file may be about something else: it is then passed over
   * @return whether there was something in it
   */
  static boolean read(Path file, boolean optional, String source, Instant at, FileListener listener)
      throws IOException {
    if (Files.size(file) > FeedParser.MAX_BYTES) {
      listener.problem(
          file + " is larger than a document can be (" + FeedParser.MAX_BYTES + " bytes).");
      return true;
    }
    ParsedFeed parsed =
        FeedParser.parse(Files.readAllBytes(file), Optional.empty(), Optional.empty());
    boolean wire = parsed instanceof Parsed found && WIRE.contains(found.feed().format().family());
    if (!wire) {
      if (!optional) {
        listener.problem(file + " is neither NewsML-G2 nor ninjs.");
      }
      return !optional;
    }
    List<Entry> entries = ((Parsed) parsed).entries();
    for (int i = 0; i < entries.size(); i++) {
      String where = entries.size() == 1 ? file.toString() : file + " item " + (i + 1);
      JsonArticle article = article(entries.get(i), source, at);
      article
          .article()
          .ifPresentOrElse(
              read -> listener.article(where, read),
              () -> listener.problem(where + " holds no article: " + article.problem()));
    }
    if (entries.isEmpty()) {
      listener.problem(file + " holds no article: it has no item of text.");
    }
    return true;
  }

  /** The article of a document, or why there is none now. */
  static JsonArticle article(Entry entry, String source, Instant at) {
    if (entry.edition().filter(edition -> !edition.isFree(at)).isPresent()) {
      return new JsonArticle(
          Optional.empty(),
          "it is under embargo until "
              + entry.edition().flatMap(Edition::embargoedUntil).orElseThrow()
              + ".");
    }
    Optional<Article> article =
        EntryArticles.article(FeedDefinition.of(source, FILE), entry, Optional.empty(), at);
    return new JsonArticle(article, "it has neither a headline nor a text.");
  }
}

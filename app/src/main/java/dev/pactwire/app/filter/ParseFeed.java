package dev.pactwire.app.filter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.ExitCode;
import dev.pactwire.ingest.feed.Enclosure;
import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.feed.Feed;
import dev.pactwire.ingest.feed.FeedParser;
import dev.pactwire.ingest.feed.ParsedFeed;
import dev.pactwire.ingest.time.SourceTime;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The work of {@code pactwire parse-feed}: a feed document in, the feed and its entries out, one a
 * line. An entry that gives one date only, of publication or of change, has it as both.
 */
public final class ParseFeed {
  private final Console console;
  private final Optional<URI> base;
  private final Json json = new Json();
  private boolean failed;

  /**
   * @param base address of the document, against which relative links are resolved
   */
  public ParseFeed(Console console, Optional<URI> base) {
    this.console = console;
    this.base = base;
  }

  /** Parses each file, with a line naming it in front, or standard input when there are none. */
  public ExitCode run(List<Path> files) {
    boolean allRead = new Inputs(console).each(files, this::parse);
    return allRead && !failed ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void parse(Optional<Path> file, InputStream in) throws IOException {
    byte[] document = in.readNBytes(FeedParser.MAX_BYTES + 1);
    file.ifPresent(path -> print(json.object().put("file", path.toString())));
    ParsedFeed parsed = FeedParser.parse(document, base, Optional.empty());
    if (parsed instanceof ParsedFeed.Parsed feed) {
      ObjectNode first = json.object();
      first.set("feed", feed(feed.feed()));
      print(first);
      feed.entries().forEach(entry -> print(line(entry)));
    } else {
      failed = true;
      print(json.object().put("error", reason(parsed)));
    }
  }

  private static String reason(ParsedFeed other) {
    return other instanceof ParsedFeed.Index index
        ? index.reason()
        : ((ParsedFeed.NotAFeed) other).reason();
  }

  private void print(ObjectNode line) {
    console.print(json.write(line));
  }

  private ObjectNode feed(Feed feed) {
    ObjectNode node = json.object();
    put(node, "title", feed.title());
    put(node, "link", feed.link());
    put(node, "updated", feed.updated().map(SourceTime::toString));
    put(node, "language", feed.language());
    return node.put("format", feed.format().toString());
  }

  private ObjectNode line(Entry entry) {
    ObjectNode line = json.object();
    ObjectNode node = line.putObject("entry");
    put(node, "id", entry.id());
    put(node, "link", entry.link());
    put(node, "title", entry.title());
    put(node, "summary", entry.summary());
    put(node, "content", entry.content());
    put(node, "authors", entry.authors());
    put(node, "published", entry.published().or(entry::updated).map(SourceTime::toString));
    put(node, "updated", entry.updated().or(entry::published).map(SourceTime::toString));
    put(node, "categories", entry.categories());
    put(node, "language", entry.language());
    ArrayNode enclosures = node.putArray("enclosures");
    entry.enclosures().forEach(enclosure -> put(enclosures.addObject(), enclosure));
    return line;
  }

  private static void put(ObjectNode node, Enclosure enclosure) {
    node.put("url", enclosure.url());
    put(node, "type", enclosure.type());
    enclosure.length().ifPresent(length -> node.put("length", length));
  }

  private static void put(ObjectNode node, String name, Optional<String> value) {
    value.ifPresent(text -> node.put(name, text));
  }

  private static void put(ObjectNode node, String name, List<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
  }
}

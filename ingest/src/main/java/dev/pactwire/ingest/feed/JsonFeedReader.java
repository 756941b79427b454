package dev.pactwire.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.text.HubLinks;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Entities;

/** Reads JSON Feed 1.0 and 1.1. */
final class JsonFeedReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonFeedReader() {}

  static ParsedFeed read(String text, Optional<URI> base) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException problem) {
      // What is nested too deeply has no location.
      String where =
          Optional.ofNullable(problem.getLocation())
              .map(at -> "line " + at.getLineNr() + ", column " + at.getColumnNr())
              .orElse("it is nested too deeply");
      return new NotAFeed("The document is not JSON: " + where + ".");
    }
    List<JsonNode> wire = Ninjs.documents(root);
    if (!wire.isEmpty()) {
      return NinjsReader.read(wire, base);
    }
    String version = root.path("version").asText("");
    if (!version.contains("jsonfeed.org/version/") && !root.path("items").isArray()) {
      return new NotAFeed(
          "The document is JSON, but neither a JSON Feed nor ninjs: it has no version, no items and no uri.");
    }
    Optional<String> language = string(root, "language");
    // Once, and not for each item: either may be as many as a document holds.
    List<String> authors = people(root);
    List<Entry> entries =
        stream(root.path("items"))
            .filter(JsonNode::isObject)
            .limit(FeedParser.MAX_ENTRIES)
            .map(item -> entry(item, base, language, authors))
            .toList();
    Feed feed =
        new Feed(
            string(root, "title").map(PlainText::line),
            string(root, "home_page_url").map(link -> Links.resolve(base, link)),
            time(root, "date_modified").or(() -> lastChange(entries)),
            new FeedFormat(FeedFormat.Family.JSON, version.substring(version.lastIndexOf('/') + 1)),
            language,
            Optional.empty(),
            hubs(root, base));
    return new Parsed(feed, entries);
  }

  /** The format has no date for the feed: it changed when the latest of its items did. */
  private static Optional<SourceTime> lastChange(List<Entry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.updated().or(entry::published).stream())
        .max(Comparator.comparing(SourceTime::instant));
  }

  private static HubLinks hubs(JsonNode root, Optional<URI> base) {
    return new HubLinks(
        stream(root.path("hubs"))
            .flatMap(hub -> string(hub, "url").stream())
            .flatMap(url -> Links.web(Links.resolve(base, url)).stream())
            .toList(),
        string(root, "feed_url").flatMap(url -> Links.web(Links.resolve(base, url))));
  }

  private static Entry entry(
      JsonNode item, Optional<URI> base, Optional<String> language, List<String> feedAuthors) {
    List<String> authors = people(item);
    return new Entry(
        string(item, "id"),
        string(item, "url")
            .or(() -> string(item, "external_url"))
            .map(link -> Links.resolve(base, link)),
        string(item, "title").map(PlainText::line),
        string(item, "summary").map(Entities::escape),
        string(item, "content_html").or(() -> string(item, "content_text").map(Entities::escape)),
        authors.isEmpty() ? feedAuthors : authors,
        time(item, "date_published"),
        time(item, "date_modified"),
        stream(item.path("tags"))
            .map(JsonNode::asText)
            .map(PlainText::line)
            .filter(tag -> !tag.isEmpty())
            .toList(),
        stream(item.path("attachments"))
            .flatMap(attachment -> enclosure(attachment, base).stream())
            .toList(),
        string(item, "language").or(() -> language));
  }

  private static Optional<Enclosure> enclosure(JsonNode attachment, Optional<URI> base) {
    JsonNode size = attachment.path("size_in_bytes");
    return string(attachment, "url")
        .map(
            url ->
                new Enclosure(
                    Links.resolve(base, url),
                    string(attachment, "mime_type"),
                    size.canConvertToLong()
                        ? OptionalLong.of(size.asLong())
                        : OptionalLong.empty()));
  }

  /** Authors of version 1.1, or the single author of 1.0. */
  private static List<String> people(JsonNode node) {
    Stream<JsonNode> all =
        Stream.concat(stream(node.path("authors")), Stream.of(node.path("author")));
    return all.flatMap(person -> string(person, "name").or(() -> string(person, "url")).stream())
        .map(PlainText::line)
        .distinct()
        .toList();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
  }

  private static Optional<String> string(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asText().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private static Optional<SourceTime> time(JsonNode node, String name) {
    return string(node, name).flatMap(TimeParser::parseOrPartial);
  }
}

package dev.pactwire.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Tells ninjs documents (IPTC News in JSON, 1.x to 3.x) from other JSON, and reads one that came
 * alone.
 */
public final class Ninjs {

  /** Of these no other format of ours has one; names without case and underscores. */
  private static final Set<String> TELLING =
      Set.of(
          "versioncreated",
          "pubstatus",
          "representationtype",
          "headline",
          "headlines",
          "bodies",
          "bodyhtml",
          "bodyxhtml",
          "bodytext",
          "byline");

  private Ninjs() {}

  /** Whether an object is a ninjs document. */
  public static boolean isDocument(JsonNode node) {
    if (!node.isObject()) {
      return false;
    }
    boolean named = node.path("uri").isTextual() || node.path("guid").isTextual();
    String standard = node.path("standard").path("name").asText("").toLowerCase(Locale.ROOT);
    return named
        && (standard.equals("ninjs")
            || node.properties().stream()
                .map(field -> fold(field.getKey()))
                .anyMatch(TELLING::contains));
  }

  /** The entry of a document; empty if it is no text: a picture, a film, a planned event. */
  public static Optional<Entry> entry(JsonNode document) {
    return ((Parsed) NinjsReader.read(List.of(document), Optional.empty()))
        .entries().stream().findFirst();
  }

  /** The documents in an answer: itself, an array, or under {@code items}. */
  static List<JsonNode> documents(JsonNode root) {
    if (isDocument(root)) {
      return List.of(root);
    }
    JsonNode items = root.isArray() ? root : root.path("_items");
    JsonNode list = items.isArray() ? items : root.path("items");
    return list.isArray()
        ? StreamSupport.stream(list.spliterator(), false)
            .filter(Ninjs::isDocument)
            .limit(FeedParser.MAX_ENTRIES)
            .toList()
        : List.of();
  }

  /** A name as all versions share it: {@code body_html}, {@code bodyHtml}. */
  static String fold(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}

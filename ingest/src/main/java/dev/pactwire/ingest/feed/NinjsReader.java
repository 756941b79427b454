package dev.pactwire.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads ninjs 1.x ({@code headline}, {@code body_html}), 2.x ({@code headlines}, {@code bodies})
 * and 3.x (the same in camel case): text, headline, bylines, times, language, subjects, links,
 * status and version. Without {@code firstcreated} the time of the first version is that of version
 * 1 only.
 */
final class NinjsReader {

  private static final Set<String> NO_TEXT =
      Set.of("picture", "graphic", "video", "audio", "animation", "event", "planning", "component");
  private static final Set<String> PAGES = Set.of("canonical", "alternate", "web");

  private static final int MOST_PICTURES = 10;

  private NinjsReader() {}

  static ParsedFeed read(List<JsonNode> documents, Optional<URI> base) {
    List<Entry> all =
        documents.stream()
            .filter(
                node -> !NO_TEXT.contains(text(node, "type").orElse("").toLowerCase(Locale.ROOT)))
            .map(node -> entry(node, base))
            .toList();
    List<Entry> entries = Edition.latest(all);
    String version =
        documents.get(0).path("standard").path("version").asText("").replaceAll("[^0-9.]", "");
    return new Parsed(
        new Feed(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new FeedFormat(FeedFormat.Family.NINJS, version),
            entries.stream().findFirst().flatMap(Entry::language),
            Optional.empty()),
        entries);
  }

  private static Entry entry(JsonNode node, Optional<URI> base) {
    Optional<SourceTime> changed =
        time(node, "contentmodified").or(() -> time(node, "versioncreated"));
    Optional<SourceTime> first =
        Stream.of("firstcreated", "firstpublished", "contentcreated")
            .flatMap(name -> time(node, name).stream())
            .findFirst();
    Edition edition = edition(node);
    return new Entry(
        text(node, "uri").or(() -> text(node, "guid")),
        link(node, base),
        values(node, "headline", "headlines", Set.of("main", "headline", ""))
            .map(PlainText::ofHtml)
            .map(PlainText::headline)
            .or(() -> text(node, "title").map(PlainText::line)),
        values(node, "description", "descriptions", Set.of("summary", "caption", "")),
        values(node, "body", "bodies", Set.of("main", "")),
        authors(node),
        first.or(
            () -> edition.version().filter(v -> v > 1).isPresent() ? Optional.empty() : changed),
        changed,
        names(node, "subject", "subjects", "keywords"),
        images(node, base),
        text(node, "language"),
        Optional.of(edition));
  }

  private static Edition edition(JsonNode node) {
    boolean correction =
        Stream.of("signal", "genre", "genres", "ednote")
            .flatMap(name -> words(field(node, name)))
            .anyMatch(NewsMlReader::isCorrection);
    return new Edition(
        text(node, "version").flatMap(Edition::version),
        correction,
        text(node, "pubstatus").flatMap(Edition::withdrawn),
        time(node, "embargoed").map(SourceTime::instant));
  }

  /**
   * A text of the array of versions 2 and 3, by its role and in the richest form, or of the
   * properties of version 1 that begin with its name.
   */
  private static Optional<String> values(
      JsonNode node, String single, String many, Set<String> roles) {
    List<JsonNode> list = JsonFeedReader.stream(field(node, many)).toList();
    Stream<JsonNode> byRole =
        Stream.concat(
            list.stream().filter(each -> roles.contains(role(each))),
            list.stream().filter(each -> !roles.contains(role(each))));
    Optional<String> found =
        byRole
            .flatMap(each -> text(each, "value").map(value -> html(each, value, single)).stream())
            .findFirst();
    return found.or(
        () ->
            Stream.of("xhtml", "html")
                .flatMap(form -> text(node, single + form).stream())
                .findFirst()
                .or(
                    () ->
                        text(node, single + "text")
                            .or(() -> text(node, single))
                            .map(PlainHtml::of)));
  }

  private static String role(JsonNode value) {
    return text(value, "role").orElse("").replaceFirst("^.*[:/#]", "").toLowerCase(Locale.ROOT);
  }

  private static String html(JsonNode value, String text, String name) {
    String type = text(value, "contenttype").orElse("").toLowerCase(Locale.ROOT);
    boolean markup = type.contains("html") || type.contains("xml") || type.contains("nitf");
    boolean looksSo = type.isEmpty() && name.equals("body") && text.contains("</p>");
    return markup || looksSo ? text : PlainHtml.of(text);
  }

  /** The article's page; the {@code uri} is a name, and seldom an address. */
  private static Optional<String> link(JsonNode node, Optional<URI> base) {
    Stream<JsonNode> links =
        Stream.concat(
            JsonFeedReader.stream(field(node, "links")),
            JsonFeedReader.stream(field(node, "link")));
    Stream<String> hrefs =
        links
            .filter(each -> text(each, "rel").filter(PAGES::contains).isPresent())
            .flatMap(each -> text(each, "href").or(() -> text(each, "uri")).stream());
    return Stream.concat(
            hrefs, Stream.of("canonicalurl", "url").flatMap(n -> text(node, n).stream()))
        .map(href -> Links.resolve(base, href))
        .filter(href -> Links.web(href).isPresent())
        .findFirst();
  }

  private static List<String> authors(JsonNode node) {
    List<String> named = names(node, "authors", "creator", "creators");
    return named.isEmpty()
        ? text(node, "byline").or(() -> text(node, "by")).stream().flatMap(Credits::names).toList()
        : named;
  }

  private static List<String> names(JsonNode node, String... fields) {
    return Stream.of(fields)
        .flatMap(name -> words(field(node, name)))
        .map(PlainText::line)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** Names in a list of concepts, or of words, or a single word. */
  private static Stream<String> words(JsonNode value) {
    if (value.isTextual()) {
      return Stream.of(value.asText());
    }
    return JsonFeedReader.stream(value)
        .flatMap(
            each ->
                each.isTextual()
                    ? Stream.of(each.asText())
                    : text(each, "name").or(() -> text(each, "literal")).stream());
  }

  private static List<Enclosure> images(JsonNode node, Optional<URI> base) {
    JsonNode associations = field(node, "associations");
    Stream<JsonNode> pictures =
        Stream.concat(
            Stream.of(node),
            elements(associations)
                .filter(each -> text(each, "type").filter("picture"::equals).isPresent()));
    return pictures
        .flatMap(each -> elements(field(each, "renditions")))
        .flatMap(each -> image(each, base).stream())
        .limit(MOST_PICTURES)
        .toList();
  }

  private static Optional<Enclosure> image(JsonNode rendition, Optional<URI> base) {
    Optional<String> type = text(rendition, "mimetype").or(() -> text(rendition, "contenttype"));
    return text(rendition, "href")
        .map(
            href ->
                new Enclosure(
                    Links.resolve(base, href),
                    type.or(() -> Optional.of("image/*")),
                    OptionalLong.empty()));
  }

  private static Stream<JsonNode> elements(JsonNode container) {
    return StreamSupport.stream(container.spliterator(), false).filter(JsonNode::isObject);
  }

  private static Optional<SourceTime> time(JsonNode node, String name) {
    return text(node, name).flatMap(TimeParser::parseOrPartial);
  }

  private static Optional<String> text(JsonNode node, String name) {
    JsonNode value = field(node, name);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asText().strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private static JsonNode field(JsonNode node, String name) {
    if (node.has(name)) {
      return node.path(name);
    }
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      if (Ninjs.fold(each.getKey()).equals(name)) {
        return each.getValue();
      }
    }
    return node.path(name);
  }
}

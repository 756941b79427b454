package dev.pactwire.ingest.files;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pactwire.ingest.article.ArticleDraft;
import dev.pactwire.ingest.article.ContentGuid;
import dev.pactwire.ingest.article.PageArticles;
import dev.pactwire.ingest.extract.Extractor;
import dev.pactwire.ingest.extract.Page;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An article as a JSON object: {@code id}, {@code title}, {@code text} (plain) or {@code html} (a
 * page to extract from), {@code summary}, {@code lang}, {@code url}, {@code published}, {@code
 * modified}, {@code source}, {@code country}, {@code authors}, {@code section}, {@code tags},
 * {@code site}, {@code image}, {@code correction}. Unknown fields are ignored.
 */
public final class ArticleJson {

  private ArticleJson() {}

  /**
   * Reads an article. With neither id nor address, its title and text name it: in another file, or
   * on another line, other content is another article.
   *
   * @param object the JSON object
   * @param source id of the producer if the object names none
   */
  public static ArticleDraft draft(JsonNode object, String source) {
    String producer = text(object, "source").orElse(source);
    Optional<String> guid = text(object, "id").or(() -> text(object, "guid"));
    Optional<String> url = text(object, "url").filter(link -> Links.web(link).isPresent());
    Optional<String> html = text(object, "html");
    if (html.isPresent() && text(object, "text").isEmpty()) {
      return PageArticles.draft(
          producer, guid, url, Extractor.extract(Page.html(url.flatMap(Links::web), html.get())));
    }
    Optional<String> title = text(object, "title").map(PlainText::line);
    String body = text(object, "text").orElse("");
    return new ArticleDraft(
        producer,
        text(object, "country"),
        guid.or(() -> ContentGuid.unlessAddressed(url, title, body)),
        url,
        title,
        text(object, "summary"),
        body,
        text(object, "lang").or(() -> text(object, "language")),
        list(object, "authors"),
        time(object, "published"),
        time(object, "modified"),
        text(object, "section"),
        list(object, "tags"),
        text(object, "site"),
        text(object, "image"),
        object.path("correction").asBoolean(false),
        list(object, "otherUrls"));
  }

  private static Optional<String> text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asText()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private static List<String> list(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .filter(JsonNode::isValueNode)
          .map(JsonNode::asText)
          .map(PlainText::line)
          .filter(line -> !line.isEmpty())
          .toList();
    }
    return text(object, name).map(PlainText::line).stream().toList();
  }

  private static Optional<SourceTime> time(JsonNode object, String name) {
    return text(object, name).flatMap(TimeParser::parse);
  }
}

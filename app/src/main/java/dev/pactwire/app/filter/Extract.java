package dev.pactwire.app.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pactwire.ingest.extract.Extracted;
import dev.pactwire.ingest.extract.Extractor;
import dev.pactwire.ingest.extract.Page;
import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The work of {@code pactwire extract}: a page in, what it says out. What is not known is absent.
 */
public final class Extract implements LineFunction {
  private final Json json = new Json();

  @Override
  public Answer apply(ObjectNode input) {
    Optional<String> html = Fields.text(input, "html");
    Optional<String> text = Fields.text(input, "text");
    if (html.isEmpty() && text.isEmpty()) {
      return new Answer.Unusable("The page has neither html nor text.");
    }
    Optional<URI> url = Fields.filled(input, "url").flatMap(Extract::address);
    Page page =
        html.map(markup -> Page.html(url, markup)).orElseGet(() -> Page.text(url, text.orElse("")));
    return new Answer.Result(result(input.get("id"), page));
  }

  /** The line for a page that came as a file of its own. */
  ObjectNode page(String name, String content) {
    return result(TextNode.valueOf(name), Page.guess(Optional.empty(), content));
  }

  private ObjectNode result(JsonNode id, Page page) {
    Extracted extracted = Extractor.extract(page);
    ObjectNode result = json.object();
    result.set("id", id);
    put(result, "title", extracted.title());
    put(result, "text", Optional.of(extracted.text()).filter(text -> !text.isEmpty()));
    put(result, "published", extracted.published().map(SourceTime::toString));
    put(result, "modified", extracted.modified().map(SourceTime::toString));
    put(result, "authors", extracted.authors());
    put(result, "language", extracted.language());
    put(result, "site", extracted.site());
    put(result, "canonicalUrl", extracted.canonicalUrl());
    put(result, "section", extracted.section());
    put(result, "tags", extracted.tags());
    put(result, "image", extracted.imageUrl());
    putTrue(result, "correction", extracted.correction());
    putTrue(result, "paywalled", extracted.paywalled());
    if (!extracted.provenance().isEmpty()) {
      ObjectNode provenance = result.putObject("provenance");
      extracted
          .provenance()
          .forEach(
              (field, origin) -> provenance.put(field, origin.name().toLowerCase(Locale.ROOT)));
    }
    return result;
  }

  private static void putTrue(ObjectNode node, String name, boolean value) {
    if (value) {
      node.put(name, true);
    }
  }

  /** A link that is none helps nobody, but the page can still be read. */
  private static Optional<URI> address(String url) {
    try {
      return Optional.of(new URI(url.strip()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static void put(ObjectNode node, String name, Optional<String> value) {
    value.ifPresent(text -> node.put(name, text));
  }

  private static void put(ObjectNode node, String name, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(name);
      values.forEach(array::add);
    }
  }
}

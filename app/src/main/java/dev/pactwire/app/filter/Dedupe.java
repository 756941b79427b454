package dev.pactwire.app.filter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.ingest.identity.ArticleId;
import dev.pactwire.ingest.identity.CanonicalUrl;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.dedupe.Edit;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.dedupe.StreamDeduplicator;
import dev.pactwire.processor.dedupe.StreamDeduplicator.Line;
import dev.pactwire.processor.route.LanguageBlocks;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The work of {@code pactwire dedupe}: articles in the order of their arrival in, verdicts out. The
 * identity of an article is its canonical URL, or without one its source and id.
 *
 * <p>A line says when it arrived in {@code arrived}; without that nothing moves the window. The
 * publisher's date never does: one article dated 2099 would empty it.
 *
 * <p>The decisions are those of the topology, but a new version of an address is always called
 * {@code updated} here. One with a similarity is still a copy of another article: the topology
 * sends it to the duplicates, with its revision.
 */
public final class Dedupe implements LineFunction {
  private final LanguageDetector languages;
  private final StreamDeduplicator deduplicator;
  private final Map<String, String> blocks = new HashMap<>();
  private final Json json = new Json();
  private Instant clock = Instant.EPOCH;

  public Dedupe(LanguageDetector languages, Parameters parameters) {
    this.languages = languages;
    this.deduplicator = new StreamDeduplicator(parameters);
  }

  @Override
  public Answer apply(ObjectNode input) {
    Optional<String> title = Fields.text(input, "title");
    Optional<String> text = Fields.text(input, "text");
    if (title.isEmpty() && text.isEmpty()) {
      return new Answer.Unusable("The article has neither title nor text.");
    }
    if (!input.path("id").isValueNode() || input.path("id").isNull()) {
      return new Answer.Unusable("The article has no id.");
    }
    String id = input.get("id").asText();
    String articleId = articleId(input, id);
    Document document =
        new Document(
            title.orElse(""), text.orElse(""), Fields.filled(input, "lang"), Optional.empty());
    // As in the topology, an article stays in the block that its first version went to.
    String block =
        blocks.computeIfAbsent(
            articleId, key -> Integer.toString(LanguageBlocks.of(languages.languageOf(document))));
    Line line = new Line(id, articleId, block, document.title(), document.text(), arrival(input));
    return new Answer.Result(result(input, deduplicator.decide(line)));
  }

  private static String articleId(ObjectNode input, String id) {
    Optional<CanonicalUrl> url = Fields.filled(input, "url").flatMap(CanonicalUrl::of);
    String source = Fields.filled(input, "source").orElse("");
    return url.map(ArticleId::of).orElseGet(() -> ArticleId.of(source, id)).value();
  }

  /** When the line arrived, never before the line in front of it. */
  private Instant arrival(ObjectNode input) {
    Optional<Instant> arrived = Fields.filled(input, "arrived").flatMap(Dedupe::instant);
    clock = arrived.filter(clock::isBefore).orElse(clock);
    return clock;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private ObjectNode result(ObjectNode input, StreamDeduplicator.Answer answer) {
    ObjectNode result = json.object();
    result.set("id", input.get("id"));
    result.put("verdict", answer.kind().name().toLowerCase(Locale.ROOT));
    answer.of().ifPresent(of -> result.put("of", of));
    result.put("cluster", answer.cluster());
    answer
        .similarity()
        .ifPresent(similarity -> result.put("similarity", Classify.rounded(similarity)));
    if (answer.kind() == StreamDeduplicator.Kind.UPDATED) {
      if (input.path("correction").asBoolean(false)) {
        result.put("correction", true);
      }
      answer.edit().ifPresent(edit -> result.set("changed", changed(edit)));
    }
    return result;
  }

  private ObjectNode changed(Edit edit) {
    return json.object()
        .put("title", edit.titleChanged())
        .put("text", Classify.rounded(edit.textShare()));
  }
}

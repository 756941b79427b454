package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Evidence;
import dev.pactwire.schemas.EvidenceField;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.RelatedArticle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An article with its labels: whole, or as a summary with the beginning of its text and only that
 * evidence which stands in the title or in that beginning.
 */
public final class ArticleJson {
  /** Longest beginning of a text in a summary, in UTF-16 code units. */
  public static final int TEASER = 300;

  private final boolean whole;

  private ArticleJson(boolean whole) {
    this.whole = whole;
  }

  /** With the whole text and all evidence. */
  public static ObjectNode whole(ClassifiedArticle classified) {
    return new ArticleJson(true).of(classified);
  }

  /** With the beginning of the text. */
  public static ObjectNode summary(ClassifiedArticle classified) {
    return new ArticleJson(false).of(classified);
  }

  private ObjectNode of(ClassifiedArticle classified) {
    Article article = classified.getArticle();
    ObjectNode json = Json.object();
    json.put("id", article.getArticleId());
    json.put("change", classified.getChange().name().toLowerCase(Locale.ROOT));
    json.put("revision", classified.getRevision());
    json.put("title", article.getTitle());
    Json.put(json, "url", article.getUrl());
    json.put("source", article.getSource());
    Json.put(json, "sourceCountry", article.getSourceCountry());
    Json.put(json, "site", article.getSite());
    json.put("language", classified.getLanguage());
    json.set("authors", Json.texts(article.getAuthors()));
    Json.time(json, "published", article.getPublishedAt());
    Json.time(json, "modified", article.getModifiedAt());
    json.put("arrived", classified.getOrigin().getAt().toString());
    texts(json, article);
    json.set("countries", labels(classified.getCountries()));
    json.set("regions", labels(classified.getRegions()));
    json.set("alliances", labels(classified.getAlliances()));
    json.put("cluster", classified.getClusterId());
    article
        .getRetraction()
        .ifPresent(
            retraction ->
                json.putObject("retraction")
                    .put("reason", retraction.getReason())
                    .put("at", retraction.getAt().toString()));
    if (whole) {
      rest(json, classified);
    }
    return json;
  }

  private void texts(ObjectNode json, Article article) {
    if (whole) {
      Json.put(json, "summary", article.getSummary());
      json.put("text", article.getText());
    } else {
      json.put("teaser", teaser(article.getText()));
      json.put("length", article.getText().length());
    }
  }

  private static void rest(ObjectNode json, ClassifiedArticle classified) {
    Article article = classified.getArticle();
    json.put("fetched", article.getFetchedAt().toString());
    Json.put(json, "canonicalUrl", article.getCanonicalUrl());
    Json.put(json, "guid", article.getGuid());
    Json.put(json, "section", article.getSection());
    Json.put(json, "image", article.getImageUrl());
    json.set("tags", Json.texts(article.getTags()));
    ArrayNode related = json.putArray("related");
    for (RelatedArticle other : classified.getRelated()) {
      related.addObject().put("id", other.getArticleId()).put("similarity", other.getSimilarity());
    }
    json.put("taxonomy", classified.getTaxonomyVersion());
    json.putObject("origin")
        .put("partition", classified.getOrigin().getPartition())
        .put("offset", classified.getOrigin().getOffset());
  }

  private ArrayNode labels(List<Label> labels) {
    ArrayNode array = Json.array();
    for (Label label : labels) {
      ObjectNode json = array.addObject();
      json.put("id", label.getId());
      json.put("role", label.getRole().name().toLowerCase(Locale.ROOT));
      json.put("score", label.getScore());
      ArrayNode evidence = json.putArray("evidence");
      label.getEvidence().stream().filter(this::isShown).forEach(e -> evidence.add(of(e)));
    }
    return array;
  }

  private boolean isShown(Evidence evidence) {
    return whole || evidence.getField() == EvidenceField.TITLE || evidence.getEnd() <= TEASER;
  }

  private static ObjectNode of(Evidence evidence) {
    return Json.object()
        .put("field", evidence.getField().name().toLowerCase(Locale.ROOT))
        .put("start", evidence.getStart())
        .put("end", evidence.getEnd())
        .put("text", evidence.getText())
        .put("rule", evidence.getRule())
        .put("weight", evidence.getWeight());
  }

  /** The beginning of a text; no character outside the basic plane is cut in two. */
  public static String teaser(String text) {
    if (text.length() <= TEASER) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(TEASER - 1)) ? TEASER - 1 : TEASER;
    return text.substring(0, end);
  }

  /** Link of an article, if it is one that a browser may follow. */
  public static Optional<String> link(Article article) {
    return article
        .getUrl()
        .filter(
            url ->
                url.regionMatches(true, 0, "http://", 0, 7)
                    || url.regionMatches(true, 0, "https://", 0, 8));
  }
}

package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.Role;
import java.util.List;

/** An article as schema.org's NewsArticle, in JSON-LD. */
public final class NewsArticleJson {
  /** Its media type. */
  public static final String TYPE = "application/ld+json";

  private NewsArticleJson() {}

  /** The article. What is in focus is {@code about}, the rest {@code mentions}. */
  public static ObjectNode of(ClassifiedArticle classified) {
    Article article = classified.getArticle();
    ObjectNode json = Json.object();
    json.put("@context", "https://schema.org");
    json.put("@type", "NewsArticle");
    json.put("identifier", article.getArticleId());
    Json.put(json, "url", ArticleJson.link(article));
    json.put("headline", article.getTitle());
    Json.put(json, "description", article.getSummary());
    json.put("articleBody", article.getText());
    json.put("inLanguage", classified.getLanguage());
    Json.time(json, "datePublished", article.getPublishedAt());
    Json.time(json, "dateModified", article.getModifiedAt());
    Json.put(json, "articleSection", article.getSection());
    json.set("keywords", Json.texts(article.getTags()));
    json.put("version", classified.getRevision());
    if (classified.getChange() == Change.RETRACTED) {
      json.put("creativeWorkStatus", "Withdrawn");
    }
    ArrayNode authors = json.putArray("author");
    article
        .getAuthors()
        .forEach(name -> authors.addObject().put("@type", "Person").put("name", name));
    json.putObject("publisher")
        .put("@type", "NewsMediaOrganization")
        .put("name", article.getSite().orElse(article.getSource()));
    things(json, classified);
    return json;
  }

  private static void things(ObjectNode json, ClassifiedArticle classified) {
    ArrayNode about = Json.array();
    ArrayNode mentions = Json.array();
    add(about, mentions, "Organization", classified.getAlliances());
    add(about, mentions, "Country", classified.getCountries());
    add(about, mentions, "Place", classified.getRegions());
    json.set("about", about);
    json.set("mentions", mentions);
  }

  private static void add(ArrayNode about, ArrayNode mentions, String type, List<Label> labels) {
    for (Label label : labels) {
      (label.getRole() == Role.FOCUS ? about : mentions)
          .addObject()
          .put("@type", type)
          .put("identifier", label.getId());
    }
  }
}

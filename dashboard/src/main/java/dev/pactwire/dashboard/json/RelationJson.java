package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.dashboard.window.Window;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.RelatedAcross;
import dev.pactwire.schemas.Relation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Articles in different languages that seem to be about the same. */
public final class RelationJson {
  private static final int MOST = 50;

  private RelationJson() {}

  /** What was said when an article came. */
  static ObjectNode of(Relation relation) {
    ObjectNode json = Json.object();
    json.put("id", relation.getArticleId());
    json.put("language", relation.getLanguage());
    json.put("arrived", relation.getArrivedAt().toString());
    ArrayNode related = json.putArray("related");
    relation
        .getRelated()
        .forEach(other -> related.add(of(other.getArticleId(), other.getLanguage(), other)));
    return json;
  }

  /**
   * What is known of an article: those before it and those after it, each once, the newest {@value
   * #MOST}, with title and source where the window holds them; all as it is at one moment.
   */
  public static ArrayNode around(String id, Window window) {
    return window.undisturbed(
        () -> {
          ArrayNode array = Json.array();
          Map<String, ObjectNode> others = others(id, window);
          others.entrySet().stream()
              .skip(Math.max(0, others.size() - MOST))
              .forEach(other -> array.add(described(other.getValue(), other.getKey(), window)));
          return array;
        });
  }

  private static Map<String, ObjectNode> others(String id, Window window) {
    Map<String, ObjectNode> others = new LinkedHashMap<>();
    for (Relation relation : window.relations(id)) {
      for (RelatedAcross other : relation.getRelated()) {
        if (relation.getArticleId().equals(id)) {
          others.put(other.getArticleId(), of(other.getArticleId(), other.getLanguage(), other));
        } else if (other.getArticleId().equals(id)) {
          String later = relation.getArticleId();
          others.put(later, of(later, relation.getLanguage(), other));
        }
      }
    }
    return others;
  }

  private static ObjectNode of(String id, String language, RelatedAcross reasons) {
    ObjectNode json = Json.object();
    json.put("id", id);
    json.put("language", language);
    ArrayNode all = json.putArray("reasons");
    reasons.getReasons().forEach(reason -> all.add(reason.name().toLowerCase(Locale.ROOT)));
    json.set("figures", Json.texts(reasons.getFigures()));
    json.set("countries", Json.texts(reasons.getCountries()));
    return json;
  }

  private static ObjectNode described(ObjectNode json, String id, Window window) {
    window
        .article(id)
        .map(entry -> ((Item.Told) entry.item()).article().getArticle())
        .ifPresent(article -> describe(json, article));
    return json;
  }

  private static void describe(ObjectNode json, Article article) {
    json.put("title", article.getTitle());
    json.put("source", article.getSource());
    Json.put(json, "site", article.getSite());
  }
}

package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Label;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An article as ninjs 2.1, the JSON of the IPTC, as news systems exchange it. */
public final class NinjsJson {
  /** Its media type. */
  public static final String TYPE = "application/vnd.iptc.ninjs+json";

  private static final String SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json";

  private NinjsJson() {}

  /** The article. Alliances are subjects, countries and regions places. */
  public static ObjectNode of(ClassifiedArticle classified) {
    Article article = classified.getArticle();
    ObjectNode json = Json.object();
    json.put("uri", "urn:pactwire:article:" + encoded(article.getArticleId()));
    json.putObject("standard").put("name", "ninjs").put("version", "2.1").put("schema", SCHEMA);
    json.put("type", "text");
    json.put("representationtype", "full");
    json.put("version", Integer.toString(classified.getRevision()));
    json.put("versioncreated", classified.getOrigin().getAt().toString());
    Json.time(json, "contentcreated", article.getPublishedAt());
    json.put("pubstatus", classified.getChange() == Change.RETRACTED ? "canceled" : "usable");
    article.getRetraction().ifPresent(r -> json.put("ednote", r.getReason()));
    json.put("language", classified.getLanguage());
    Json.put(json, "by", Optional.of(String.join(", ", article.getAuthors())));
    value(json.putArray("headlines"), "main", article.getTitle());
    article
        .getSummary()
        .ifPresent(summary -> value(json.putArray("descriptions"), "summary", summary));
    value(json.putArray("bodies"), "main", article.getText());
    labels(json.putArray("subjects"), "alliance", classified.getAlliances());
    ArrayNode places = json.putArray("places");
    labels(places, "country", classified.getCountries());
    labels(places, "region", classified.getRegions());
    json.putArray("infosources")
        .addObject()
        .put("name", article.getSite().orElse(article.getSource()))
        .put("literal", article.getSource());
    ArticleJson.link(article)
        .ifPresent(
            link -> json.putArray("altids").addObject().put("role", "url").put("value", link));
    return json;
  }

  /** As it may stand in a URI, whatever a producer took for an id. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void value(ArrayNode texts, String role, String text) {
    texts.addObject().put("role", role).put("contenttype", "text/plain").put("value", text);
  }

  private static void labels(ArrayNode concepts, String kind, List<Label> labels) {
    for (Label label : labels) {
      concepts
          .addObject()
          .put("name", label.getId())
          .put("rel", label.getRole().name().toLowerCase(java.util.Locale.ROOT))
          .put("uri", "urn:pactwire:" + kind + ":" + encoded(label.getId()))
          .put("literal", label.getId());
    }
  }
}

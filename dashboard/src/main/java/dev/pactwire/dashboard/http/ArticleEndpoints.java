package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.counts.Cluster;
import dev.pactwire.dashboard.counts.Latest;
import dev.pactwire.dashboard.json.ArticleJson;
import dev.pactwire.dashboard.json.CountsJson;
import dev.pactwire.dashboard.json.EventJson;
import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.json.NewsArticleJson;
import dev.pactwire.dashboard.json.NinjsJson;
import dev.pactwire.dashboard.json.RelationJson;
import dev.pactwire.dashboard.json.View;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Entry;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.dashboard.window.Window;
import dev.pactwire.schemas.ClassifiedArticle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;

/** Questions about articles: search, one article, clusters. */
final class ArticleEndpoints {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ACCEPTABLE = 406;
  private static final List<String> FORMS =
      List.of("application/json", NewsArticleJson.TYPE, NinjsJson.TYPE);
  private static final int USUAL = 50;
  private static final int MOST = 1_000;
  private static final int TOP = 20;

  private final Window window;

  ArticleEndpoints(Window window) {
    this.window = window;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v1/articles", this::search),
        Route.get("/api/v1/articles/*", this::article),
        Route.get("/api/v1/clusters", this::clusters),
        Route.get("/api/v1/clusters/*", this::cluster));
  }

  private void search(Call call) {
    List<Entry> found = Latest.events(window.entries(Set.of(Channel.ARTICLES)), Filters.of(call));
    int limit = Filters.number(call, "limit", USUAL, MOST);
    int skip = Filters.number(call, "offset", 0, Integer.MAX_VALUE / 10);
    ObjectNode json = Json.object();
    json.put("total", found.size());
    ArrayNode items = json.putArray("items");
    // The newest first.
    for (int at = found.size() - 1 - skip; at >= 0 && items.size() < limit; at--) {
      items.add(EventJson.tree(found.get(at).item(), View.SUMMARY));
    }
    call.json(OK, json);
  }

  private void article(Call call) {
    Optional<ClassifiedArticle> found =
        window.article(call.rest()).map(entry -> ((Item.Told) entry.item()).article());
    if (found.isEmpty()) {
      call.problem(NOT_FOUND, "The window holds no article of this id.");
      return;
    }
    ClassifiedArticle article = found.get();
    call.set(HttpHeader.VARY, "Accept");
    Optional<String> type = Accept.choose(call, FORMS);
    if (type.isEmpty()) {
      call.problem(NOT_ACCEPTABLE, "An article can be had as " + String.join(", ", FORMS) + ".");
    } else if (type.get().equals(NinjsJson.TYPE)) {
      call.bytes(OK, NinjsJson.TYPE, Json.bytes(NinjsJson.of(article)));
    } else if (type.get().equals(NewsArticleJson.TYPE)) {
      call.bytes(OK, NewsArticleJson.TYPE, Json.bytes(NewsArticleJson.of(article)));
    } else {
      ObjectNode json = ArticleJson.whole(article);
      json.set("otherLanguages", RelationJson.around(article.getArticle().getArticleId(), window));
      call.json(OK, json);
    }
  }

  private void clusters(Call call) {
    ObjectNode json = Json.object();
    ArrayNode items = json.putArray("items");
    Cluster.top(window.clusters(), Filters.number(call, "limit", TOP, MOST))
        .forEach(cluster -> items.add(CountsJson.of(cluster)));
    call.json(OK, json);
  }

  private void cluster(Call call) {
    List<Entry> members = window.cluster(call.rest());
    if (members.isEmpty()) {
      call.problem(NOT_FOUND, "The window holds nothing of a cluster of this id.");
      return;
    }
    ObjectNode json = CountsJson.whole(Cluster.of(members));
    json.set("otherLanguages", RelationJson.around(call.rest(), window));
    call.json(OK, json);
  }
}

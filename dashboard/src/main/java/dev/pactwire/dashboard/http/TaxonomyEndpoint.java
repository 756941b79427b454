package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.tables.TaxonomyHistory;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Entry;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.dashboard.window.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The taxonomies: which one is to be used since when, all that were published, and by which one the
 * articles of the window were labelled, since when.
 */
final class TaxonomyEndpoint implements Endpoint {
  private static final int OK = 200;

  private final Window window;
  private final TaxonomyHistory history;

  TaxonomyEndpoint(Window window, TaxonomyHistory history) {
    this.window = window;
    this.history = history;
  }

  /** A run of articles that one version labelled. */
  private record Used(String version, Instant from, int articles) {}

  @Override
  public void answer(Call call) {
    ObjectNode json = Json.object();
    history.current().ifPresent(now -> json.put("current", now.version()));
    ArrayNode switches = json.putArray("switches");
    history
        .switches()
        .forEach(
            one ->
                switches.addObject().put("version", one.version()).put("at", one.at().toString()));
    ArrayNode releases = json.putArray("releases");
    history
        .releases()
        .forEach(
            release ->
                releases
                    .addObject()
                    .put("version", release.version())
                    .put("published", release.publishedAt().toString())
                    .put("files", release.files()));
    ArrayNode used = json.putArray("used");
    used()
        .forEach(
            run ->
                used.addObject()
                    .put("version", run.version())
                    .put("from", run.from().toString())
                    .put("articles", run.articles()));
    call.json(OK, json);
  }

  /** By version, in the order of their first article. */
  private List<Used> used() {
    Map<String, Used> runs = new LinkedHashMap<>();
    for (Entry entry : window.entries(Set.of(Channel.ARTICLES))) {
      var article = ((Item.Told) entry.item()).article();
      runs.merge(
          article.getTaxonomyVersion(),
          new Used(article.getTaxonomyVersion(), article.getOrigin().getAt(), 1),
          (a, b) -> new Used(a.version(), a.from(), a.articles() + 1));
    }
    return List.copyOf(runs.values());
  }
}

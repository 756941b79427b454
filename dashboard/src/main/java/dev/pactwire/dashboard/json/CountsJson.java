package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.counts.Cluster;
import dev.pactwire.dashboard.counts.Tally;
import dev.pactwire.dashboard.counts.Timeline;
import dev.pactwire.dashboard.window.Entry;
import dev.pactwire.dashboard.window.Item;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Figures. */
public final class CountsJson {
  private CountsJson() {}

  /** How many articles bear each label. */
  public static ObjectNode of(Tally tally) {
    ObjectNode json = Json.object();
    json.put("articles", tally.articles());
    json.set("alliances", Json.numbers(tally.alliances()));
    json.set("regions", Json.numbers(tally.regions()));
    json.set("countries", Json.numbers(tally.countries()));
    json.set("languages", Json.numbers(tally.languages()));
    json.set("sources", Json.numbers(tally.sources()));
    ObjectNode matrix = json.putObject("matrix");
    tally.matrix().forEach((alliance, regions) -> matrix.set(alliance, Json.numbers(regions)));
    return json;
  }

  /**
   * Series of numbers, those with most first.
   *
   * @param bursts the spans of an alliance that are marked
   */
  public static ObjectNode of(Timeline timeline, Function<String, Set<Integer>> bursts) {
    ObjectNode json = Json.object();
    json.put("from", timeline.from().toString());
    json.put("seconds", timeline.span().toSeconds());
    ArrayNode all = json.putArray("series");
    timeline.counts().entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, int[]> series) -> -sum(series.getValue()))
                .thenComparing(Map.Entry::getKey))
        .forEach(
            series -> {
              ObjectNode one = all.addObject().put("id", series.getKey());
              ArrayNode counts = one.putArray("counts");
              for (int count : series.getValue()) {
                counts.add(count);
              }
              ArrayNode marks = one.putArray("bursts");
              bursts.apply(series.getKey()).forEach(marks::add);
            });
    return json;
  }

  private static int sum(int[] numbers) {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  /** A cluster in short. */
  public static ObjectNode of(Cluster cluster) {
    ObjectNode json = Json.object();
    json.put("id", cluster.id());
    json.set("sources", Json.texts(cluster.sources().stream().sorted().toList()));
    json.put("lastArrived", cluster.lastAt().toString());
    cluster
        .representative()
        .ifPresent(article -> json.set("article", ArticleJson.summary(article)));
    return json;
  }

  /** A cluster with all its members. */
  public static ObjectNode whole(Cluster cluster) {
    ObjectNode json = of(cluster);
    ArrayNode members = json.putArray("members");
    for (Entry member : cluster.members()) {
      Item item = member.item();
      ObjectNode one = members.addObject().put("event", EventJson.name(item));
      one.set("data", EventJson.tree(item, View.SUMMARY));
    }
    return json;
  }
}

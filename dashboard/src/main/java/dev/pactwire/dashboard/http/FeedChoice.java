package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which of the feeds are asked for, and in which order. There may be ten thousand of them: nobody
 * looks at more than a page.
 *
 * @param states states that are wanted; all, when none is named
 * @param words what stands in the id, title, address or error, in small letters
 * @param worstFirst what goes wrong before what does well; otherwise by id
 * @param offset how many are left out before the first
 * @param limit how many at most
 */
record FeedChoice(
    Set<String> states, Optional<String> words, boolean worstFirst, int offset, int limit) {
  private static final int MOST = 1_000_000;
  private static final List<String> FROM_WORST =
      List.of(
          "dead",
          "gone",
          "blocked",
          "failing",
          "silent",
          "only_old",
          "only_duplicates",
          "empty",
          "slow",
          "undated",
          "paused",
          "unpolled",
          "other",
          "healthy");
  private static final List<String> SEARCHED = List.of("id", "title", "url", "error");

  /**
   * What the parameters {@code state}, {@code q}, {@code order}, {@code offset}, {@code limit} ask
   * for.
   */
  static FeedChoice of(Call call) {
    return new FeedChoice(
        new TreeSet<>(call.parameters("state")),
        call.parameter("q").map(words -> words.toLowerCase(Locale.ROOT)),
        call.parameter("order").filter("worst"::equals).isPresent(),
        Filters.number(call, "offset", 0, MOST),
        Filters.number(call, "limit", MOST, MOST));
  }

  /**
   * The page of the feeds, given by id, with how many fit ({@code total}) and how many of those
   * with the words are in each state ({@code states}).
   */
  ObjectNode page(List<ObjectNode> feeds) {
    List<ObjectNode> named = feeds.stream().filter(this::isNamed).toList();
    Map<String, Integer> counts = new TreeMap<>();
    named.forEach(feed -> counts.merge(state(feed), 1, Integer::sum));
    Stream<ObjectNode> fitting =
        named.stream().filter(feed -> states.isEmpty() || states.contains(state(feed)));
    if (worstFirst) {
      fitting = fitting.sorted(Comparator.comparingInt(feed -> FROM_WORST.indexOf(state(feed))));
    }
    List<ObjectNode> chosen = fitting.toList();
    ObjectNode json = Json.object();
    json.put("total", chosen.size());
    json.set("states", Json.numbers(counts));
    ArrayNode items = json.putArray("items");
    chosen.stream().skip(offset).limit(limit).forEach(items::add);
    return json;
  }

  private boolean isNamed(ObjectNode feed) {
    return words.isEmpty()
        || SEARCHED.stream()
            .anyMatch(
                field ->
                    feed.path(field).asText("").toLowerCase(Locale.ROOT).contains(words.get()));
  }

  private static String state(ObjectNode feed) {
    return feed.path("state").asText();
  }
}

package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Filter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is wanted, from the parameters of a request. */
final class Filters {
  private static final int LONGEST_WORDS = 200;
  private static final int MOST_WORDS = 20;
  private static final int MOST_VALUES = 300;
  private static final String ALLIANCE = "news.alliance.";
  private static final String REGION = "news.region.";

  private Filters() {}

  /** The filter that the parameters describe. */
  static Filter of(Call call) {
    bounded(call);
    Set<String> alliances = new TreeSet<>(call.parameters("alliance"));
    Set<String> regions = new TreeSet<>(call.parameters("region"));
    for (String topic : call.parameters("topic")) {
      if (topic.startsWith(ALLIANCE)) {
        alliances.add(topic.substring(ALLIANCE.length()));
      } else if (topic.startsWith(REGION)) {
        regions.add(topic.substring(REGION.length()));
      }
    }
    return new Filter(
        alliances,
        regions,
        new TreeSet<>(call.parameters("country")),
        new TreeSet<>(call.parameters("language")),
        new TreeSet<>(call.parameters("source")),
        call.parameter("role").filter("focus"::equals).isPresent(),
        words(call));
  }

  /** Each subscriber's filter stays in memory for as long as the subscription. */
  private static void bounded(Call call) {
    for (String name : List.of("topic", "alliance", "region", "country", "language", "source")) {
      int values = call.parameters(name).size();
      if (values > MOST_VALUES) {
        throw new IllegalArgumentException(
            "%s has %d values; %d are the most.".formatted(name, values, MOST_VALUES));
      }
    }
  }

  private static List<String> words(Call call) {
    String text = call.parameter("q").orElse("");
    if (text.length() > LONGEST_WORDS) {
      throw new IllegalArgumentException(
          "q has %d characters; %d are the most.".formatted(text.length(), LONGEST_WORDS));
    }
    List<String> words =
        Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).distinct().toList();
    if (words.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "q has %d words; %d are the most.".formatted(words.size(), MOST_WORDS));
    }
    return words;
  }

  /** The topics that are asked for; news.classified when none is named. */
  static Set<Channel> channels(Call call) {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    for (String topic : call.parameters("topic")) {
      channels.add(
          channel(topic)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "topic: there is no stream of this name. There are news.classified,"
                              + " news.region.ID, news.alliance.SLUG, news.duplicates,"
                              + " news.dead-letters, news.feed-status, news.alerts and"
                              + " news.related.")));
    }
    return channels.isEmpty() ? EnumSet.of(Channel.ARTICLES) : channels;
  }

  private static Optional<Channel> channel(String topic) {
    return switch (topic) {
      case "news.classified" -> Optional.of(Channel.ARTICLES);
      case "news.duplicates" -> Optional.of(Channel.DUPLICATES);
      case "news.dead-letters" -> Optional.of(Channel.DEAD_LETTERS);
      case "news.feed-status" -> Optional.of(Channel.FEEDS);
      case "news.alerts" -> Optional.of(Channel.ALERTS);
      case "news.related" -> Optional.of(Channel.RELATED);
      default ->
          topic.startsWith(ALLIANCE) || topic.startsWith(REGION)
              ? Optional.of(Channel.ARTICLES)
              : Optional.empty();
    };
  }

  /** A whole number from a parameter. */
  static int number(Call call, String name, int standard, int most) {
    return call.parameter(name)
        .map(
            text -> {
              if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                    "%s must be a whole number from 0 to %d.".formatted(name, most));
              }
              return Integer.parseInt(text);
            })
        .orElse(standard);
  }
}

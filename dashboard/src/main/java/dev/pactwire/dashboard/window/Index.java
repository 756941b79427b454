package dev.pactwire.dashboard.window;

import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds articles by id, and what belongs to a cluster. Not thread-safe. */
final class Index {
  /** So many are told of one article; a text that everybody has may have any number. */
  static final int MOST_RELATIONS = 50;

  private final Map<String, Entry> articles = new HashMap<>();
  private final Map<String, List<Entry>> clusters = new LinkedHashMap<>();
  private final Map<String, List<Relation>> relations = new HashMap<>();
  private final Map<String, FeedStatus> feeds = new TreeMap<>();

  void add(Entry entry) {
    if (entry.item() instanceof Item.Poll poll) {
      // Kept although the event goes: a feed that is polled seldom is one to be seen.
      feeds.put(poll.status().getFeedId(), poll.status());
    }
    if (entry.item() instanceof Item.Told told) {
      articles.put(told.article().getArticle().getArticleId(), entry);
    }
    if (entry.item() instanceof Item.Related related) {
      related
          .members()
          .forEach(
              id ->
                  relations
                      .computeIfAbsent(id, none -> new ArrayList<>(1))
                      .add(related.relation()));
    }
    clusterOf(entry)
        .ifPresent(id -> clusters.computeIfAbsent(id, none -> new ArrayList<>(1)).add(entry));
  }

  void remove(Entry entry) {
    if (entry.item() instanceof Item.Told told) {
      articles.remove(told.article().getArticle().getArticleId(), entry);
    }
    if (entry.item() instanceof Item.Related related) {
      related.members().forEach(id -> forget(id, related.relation()));
    }
    clusterOf(entry)
        .ifPresent(
            id ->
                clusters.computeIfPresent(
                    id,
                    (none, members) -> {
                      members.removeIf(member -> member.sequence() == entry.sequence());
                      return members.isEmpty() ? null : members;
                    }));
  }

  private void forget(String id, Relation relation) {
    relations.computeIfPresent(
        id,
        (none, known) -> {
          known.remove(relation);
          return known.isEmpty() ? null : known;
        });
  }

  List<Relation> relations(String id) {
    List<Relation> known = relations.getOrDefault(id, List.of());
    return List.copyOf(known.subList(Math.max(0, known.size() - MOST_RELATIONS), known.size()));
  }

  Optional<Entry> article(String id) {
    return Optional.ofNullable(articles.get(id));
  }

  List<Entry> cluster(String id) {
    return List.copyOf(clusters.getOrDefault(id, List.of()));
  }

  Map<String, List<Entry>> clusters() {
    return clusters;
  }

  Map<String, FeedStatus> feeds() {
    return feeds;
  }

  private static Optional<String> clusterOf(Entry entry) {
    if (entry.item() instanceof Item.Told told) {
      return Optional.of(told.article().getClusterId());
    }
    if (entry.item() instanceof Item.Repeated repeated && repeated.copy().isAnotherArticle()) {
      return Optional.of(repeated.copy().clusterId());
    }
    return Optional.empty();
  }
}

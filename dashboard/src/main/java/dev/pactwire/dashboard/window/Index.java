package dev.pactwire.dashboard.window;

import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.RelatedAcross;
import dev.pactwire.schemas.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds articles by id, and what belongs to a cluster. Not thread-safe. */
final class Index {
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
      members(related.relation())
          .forEach(
              id ->
                  relations
                      .computeIfAbsent(id, none -> new ArrayList<>(1))
                      .add(related.relation()));
    }
    clusterOf(entry)
        .ifPresent(id -> clusters.computeIfAbsent(id, none -> new ArrayList<>(1)).add(entry));
  }

  private static Stream<String> members(Relation relation) {
    return Stream.concat(
            Stream.of(relation.getArticleId()),
            relation.getRelated().stream().map(RelatedAcross::getArticleId))
        .distinct();
  }

  void remove(Entry entry) {
    if (entry.item() instanceof Item.Told told) {
      articles.remove(told.article().getArticle().getArticleId(), entry);
    }
    if (entry.item() instanceof Item.Related related) {
      members(related.relation()).forEach(id -> forget(id, related.relation()));
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
    return List.copyOf(relations.getOrDefault(id, List.of()));
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

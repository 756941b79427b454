package dev.pactwire.dashboard.counts;

import dev.pactwire.dashboard.window.Entry;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.schemas.ClassifiedArticle;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Articles with (nearly) the same text, as far as the window holds them.
 *
 * @param id article id of its first member
 * @param members events about its members, in the order in which they came
 * @param sources independent sources: how many feeds or producers brought it
 */
public record Cluster(String id, List<Entry> members, Set<String> sources) {
  public Cluster {
    members = List.copyOf(members);
    sources = Set.copyOf(sources);
  }

  /** The cluster of these events; there must be one at least. */
  public static Cluster of(List<Entry> members) {
    Set<String> sources = new TreeSet<>();
    members.forEach(member -> sources.add(source(member.item())));
    return new Cluster(id(members.get(0).item()), members, sources);
  }

  /** The clusters with most sources, of those with more than one; newest first among equals. */
  public static List<Cluster> top(Collection<List<Entry>> clusters, int most) {
    return clusters.stream()
        .map(Cluster::of)
        .filter(cluster -> cluster.sources().size() > 1)
        .sorted(
            Comparator.comparingInt((Cluster cluster) -> -cluster.sources().size())
                .thenComparing(Cluster::lastAt, Comparator.reverseOrder())
                .thenComparing(Cluster::id))
        .limit(most)
        .toList();
  }

  /** The last version of its first article, where the window holds it. */
  public Optional<ClassifiedArticle> representative() {
    Optional<ClassifiedArticle> found = Optional.empty();
    for (Entry member : members) {
      if (member.item() instanceof Item.Told told
          && (found.isEmpty() || told.article().getArticle().getArticleId().equals(id))) {
        found = Optional.of(told.article());
      }
    }
    return found;
  }

  /** When its last member came in. */
  public Instant lastAt() {
    return members.stream().map(member -> at(member.item())).max(Comparator.naturalOrder()).get();
  }

  private static String id(Item item) {
    return item instanceof Item.Told told
        ? told.article().getClusterId()
        : ((Item.Repeated) item).copy().clusterId();
  }

  private static String source(Item item) {
    return item instanceof Item.Told told
        ? told.article().getArticle().getSource()
        : ((Item.Repeated) item).copy().source();
  }

  private static Instant at(Item item) {
    return item instanceof Item.Told told
        ? told.article().getOrigin().getAt()
        : ((Item.Repeated) item).copy().at();
  }
}

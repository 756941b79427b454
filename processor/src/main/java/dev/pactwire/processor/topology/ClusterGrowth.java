package dev.pactwire.processor.topology;

import dev.pactwire.processor.route.Member;
import dev.pactwire.schemas.Cluster;
import dev.pactwire.schemas.ClusterMember;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the account of a cluster changes. Accounts are never changed in place. */
final class ClusterGrowth {

  /** Sources and publishers that an account lists. */
  static final int LISTED = 100;

  private ClusterGrowth() {}

  /** A cluster of one, which is the first article it is known by. */
  static Cluster begin(String clusterId, String articleId, Member first, String language) {
    return new Cluster(
        clusterId,
        1,
        List.of(first.source()),
        List.of(first.publisher()),
        first.since(),
        first.since(),
        representative(articleId, first),
        language);
  }

  /** A copy joins. */
  static Cluster join(Cluster cluster, Member copy, String language) {
    return new Cluster(
        cluster.getClusterId(),
        cluster.getSize() + 1,
        with(cluster.getSources(), copy.source()),
        with(cluster.getPublishers(), copy.publisher()),
        cluster.getFirstSeen(),
        later(cluster.getLastSeen(), copy.since()),
        cluster.getRepresentative().orElse(null),
        language);
  }

  /** An article joins and speaks for the cluster from now on. */
  static Cluster succeed(Cluster cluster, String articleId, Member told, String language) {
    return speaking(join(cluster, told, language), representative(articleId, told));
  }

  /** Nobody speaks for the cluster. */
  static Cluster silence(Cluster cluster) {
    return speaking(cluster, null);
  }

  /** The article that speaks for the cluster has another title or link; empty if it has not. */
  static Optional<Cluster> rename(Cluster cluster, Member told) {
    return cluster
        .getRepresentative()
        .map(before -> representative(before.getArticleId(), told))
        .filter(now -> !now.equals(cluster.getRepresentative().orElseThrow()))
        .map(now -> speaking(cluster, now));
  }

  /** Whether an article speaks for the cluster. */
  static boolean speaks(Cluster cluster, String articleId) {
    return cluster
        .getRepresentative()
        .filter(member -> member.getArticleId().equals(articleId))
        .isPresent();
  }

  private static Cluster speaking(Cluster cluster, ClusterMember representative) {
    return new Cluster(
        cluster.getClusterId(),
        cluster.getSize(),
        cluster.getSources(),
        cluster.getPublishers(),
        cluster.getFirstSeen(),
        cluster.getLastSeen(),
        representative,
        cluster.getLanguage());
  }

  private static ClusterMember representative(String articleId, Member member) {
    return new ClusterMember(
        articleId, member.source(), member.title(), member.url().isEmpty() ? null : member.url());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static List<String> with(List<String> names, String name) {
    if (names.contains(name) || names.size() >= LISTED) {
      return names;
    }
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return more;
  }
}

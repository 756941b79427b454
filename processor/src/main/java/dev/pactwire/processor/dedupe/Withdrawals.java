package dev.pactwire.processor.dedupe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Articles of the window that have been withdrawn. The mark stands with the earliest remembered
 * version of the article, the ids on the heap are derived from the marks.
 *
 * <p>Only an article that was the first of its cluster can be marked: to withdraw a duplicate
 * changes nothing for others.
 */
final class Withdrawals {

  /** Articles of a cluster that are read to find the one to be marked; it is among the earliest. */
  private static final int READ = 64;

  /** Articles of a cluster that are read to find the latest version of its first. */
  private static final int MOST_COPIES = 256;

  private final WindowIndex index;
  private final SeenArticles seen;
  private final Set<String> ids = new HashSet<>();

  Withdrawals(WindowIndex index, SeenArticles seen) {
    this.index = index;
    this.seen = seen;
  }

  boolean contains(String id) {
    return ids.contains(id);
  }

  boolean isEmpty() {
    return ids.isEmpty();
  }

  void restore(SeenArticle article) {
    if (article.isRetracted()) {
      ids.add(article.id());
    }
  }

  /** An article leaves the window, and its mark with it. */
  void forget(String id) {
    ids.remove(id);
  }

  /** Marks an article; false if it is not remembered as the first of a cluster. */
  boolean withdraw(String id) {
    Optional<SeenArticle> first = original(id);
    first.ifPresent(article -> seen.put(article.withRetracted(true)));
    return first.isPresent() && ids.add(id);
  }

  /** Takes the mark away, since the article has come back. */
  void revoke(String id) {
    if (ids.remove(id)) {
      original(id).ifPresent(article -> seen.put(article.withRetracted(false)));
    }
  }

  /**
   * The latest remembered version of an article that was the first of its cluster, unless more than
   * {@value #MOST_COPIES} articles have joined the cluster since.
   */
  Optional<SeenArticle> latest(String id) {
    int key = IndexKeys.ofCluster(id);
    int row = index.latest(WindowIndex.CLUSTER, key);
    for (int n = 0; row != WindowIndex.NONE && n < MOST_COPIES; n++) {
      Optional<SeenArticle> article = seen.get(index.sequence(row));
      if (article.filter(found -> found.id().equals(id)).isPresent()) {
        return article;
      }
      row = index.earlier(WindowIndex.CLUSTER, key, row);
    }
    return Optional.empty();
  }

  /** The earliest remembered version of an article that was the first of its cluster. */
  Optional<SeenArticle> original(String id) {
    int key = IndexKeys.ofCluster(id);
    Deque<Long> sequences = new ArrayDeque<>();
    for (int row = index.latest(WindowIndex.CLUSTER, key);
        row != WindowIndex.NONE;
        row = index.earlier(WindowIndex.CLUSTER, key, row)) {
      sequences.push(index.sequence(row));
    }
    return sequences.stream()
        .limit(READ)
        .flatMap(sequence -> seen.get(sequence).stream())
        .filter(article -> article.id().equals(id))
        .findFirst();
  }
}

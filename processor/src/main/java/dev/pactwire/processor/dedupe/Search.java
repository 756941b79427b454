package dev.pactwire.processor.dedupe;

import dev.pactwire.processor.dedupe.Candidates.Candidate;
import dev.pactwire.processor.dedupe.Comparison.Resemblance;
import dev.pactwire.processor.dedupe.Verdict.Duplicate;
import dev.pactwire.processor.dedupe.Verdict.Fresh;
import dev.pactwire.processor.dedupe.Verdict.Related;
import dev.pactwire.processor.dedupe.Verdict.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The search for what one text repeats; see {@link DuplicateFinder} for the rule. */
final class Search {

  private record Hit(SeenArticle article, double similarity) {}

  private record Compared(SeenArticle article, double similarity, Resemblance resemblance) {

    /** Number of shingles in common. */
    double shared(Fingerprint text) {
      return similarity * Math.min(text.shingleCount(), article.fingerprint().shingleCount());
    }
  }

  /**
   * Number of issues of one template around a text, and their number for each copy, that make it an
   * issue too.
   */
  private static final int FAMILY = 2;

  private static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::similarity)
          .reversed()
          .thenComparingLong(hit -> hit.article().sequence());

  private final Parameters parameters;
  private final SeenArticles seen;
  private final WindowIndex index;
  private final Withdrawals withdrawals;
  private final Effort effort;
  private final String id;
  private final Fingerprint text;
  private final IndexKeys keys;
  private final long horizon;
  private final Map<String, Double> related = new LinkedHashMap<>();

  /**
   * @param horizon place in the window, in milliseconds since 1970, before which articles are not
   *     seen
   */
  Search(
      Parameters parameters,
      SeenArticles seen,
      WindowIndex index,
      Withdrawals withdrawals,
      Effort effort,
      String id,
      Fingerprint text,
      long horizon) {
    this.parameters = parameters;
    this.seen = seen;
    this.index = index;
    this.withdrawals = withdrawals;
    this.effort = effort;
    this.id = id;
    this.text = text;
    this.keys = new IndexKeys(text, id);
    this.horizon = horizon;
  }

  Verdict run() {
    effort.judged();
    Verdict verdict = search();
    return verdict instanceof Duplicate duplicate && hasBeenToldItself()
        ? update(duplicate)
        : verdict;
  }

  private boolean hasBeenToldItself() {
    return withdrawals
        .original(id)
        .filter(earlier -> earlier.placed().toEpochMilli() >= horizon)
        .isPresent();
  }

  private Verdict update(Duplicate duplicate) {
    List<Related> all = new ArrayList<>();
    all.add(new Related(duplicate.of(), duplicate.similarity()));
    all.addAll(duplicate.related());
    return new Fresh(id, List.copyOf(all));
  }

  private Verdict search() {
    if (text.isEmpty()) {
      return new Fresh(id, List.of());
    }
    List<Hit> equal = equalBodies();
    if (!equal.isEmpty()) {
      return decide(equal, Tier.EXACT);
    }
    if (!text.isSigned()) {
      return new Fresh(id, List.of());
    }
    return decide(nearBodies(), Tier.NEAR);
  }

  private List<Hit> equalBodies() {
    List<Hit> hits = new ArrayList<>();
    int key = keys.key(WindowIndex.BODY);
    int row = index.latest(WindowIndex.BODY, key);
    for (int n = 0; row != WindowIndex.NONE && n < parameters.bucketCap(); n++) {
      visible(index.sequence(row))
          .filter(article -> article.fingerprint().sameBody(text))
          .ifPresent(article -> hits.add(new Hit(article, 1)));
      row = index.earlier(WindowIndex.BODY, key, row);
    }
    return hits;
  }

  private List<Hit> nearBodies() {
    List<Candidate> candidates = Candidates.of(keys, index, parameters, effort);
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Compared> compared = compare(candidates);
    Set<String> refused = clustersOfTemplates(compared);
    List<Hit> hits = new ArrayList<>();
    for (Compared other : compared) {
      if (other.resemblance() == Resemblance.COPY && !refused.contains(other.article().cluster())) {
        hits.add(new Hit(other.article(), other.similarity()));
      } else if (other.similarity() >= parameters.relatedContainment()) {
        related.merge(other.article().original(), other.similarity(), Math::max);
      }
    }
    int issues =
        (int)
            compared.stream().filter(other -> other.resemblance() == Resemblance.TEMPLATE).count();
    if (issues >= FAMILY && issues > FAMILY * hits.size()) {
      hits.removeIf(hit -> hit.similarity() < parameters.shortTextContainment());
    }
    return hits;
  }

  private List<Compared> compare(List<Candidate> candidates) {
    Comparison comparison = new Comparison(parameters, seen, index, text);
    List<Compared> compared = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (compared.size() < parameters.verifyLimit()) {
        visible(candidate.sequence())
            .map(
                other -> new Compared(other, comparison.containment(other), comparison.with(other)))
            .ifPresent(compared::add);
        effort.compared();
      }
    }
    return compared;
  }

  /**
   * Clusters of which the member with most in common is another issue of a template: neither edited
   * nor shortened copies of it must hide that.
   */
  private Set<String> clustersOfTemplates(List<Compared> compared) {
    Map<String, Compared> best = new HashMap<>();
    for (Compared other : compared) {
      best.merge(
          other.article().cluster(), other, (a, b) -> b.shared(text) > a.shared(text) ? b : a);
    }
    return best.entrySet().stream()
        .filter(entry -> entry.getValue().resemblance() == Resemblance.TEMPLATE)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * An article within the window that is not an earlier version of this one, nor a copy of such.
   */
  private Optional<SeenArticle> visible(long sequence) {
    if (index.placed((int) sequence) < horizon) {
      return Optional.empty();
    }
    return seen.get(sequence)
        .filter(
            other ->
                !other.id().equals(id)
                    && !other.original().equals(id)
                    && !other.cluster().equals(id));
  }

  private Verdict decide(List<Hit> hits, Tier tier) {
    List<Hit> ranked = hits.stream().sorted(BEST_FIRST).toList();
    for (Hit hit : ranked) {
      SeenArticle other = hit.article();
      if (!withdrawals.contains(other.original())) {
        related.remove(other.original());
        return new Duplicate(
            other.original(),
            other.id(),
            hit.similarity(),
            tier,
            other.cluster(),
            relatedArticles());
      }
    }
    String cluster = ranked.isEmpty() ? id : ranked.get(0).article().cluster();
    return new Fresh(cluster, relatedArticles());
  }

  private List<Related> relatedArticles() {
    return related.entrySet().stream()
        .map(entry -> new Related(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingDouble(Related::similarity).reversed().thenComparing(Related::id))
        .toList();
  }
}

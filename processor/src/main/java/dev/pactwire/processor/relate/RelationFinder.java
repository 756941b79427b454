package dev.pactwire.processor.relate;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.pactwire.processor.dedupe.Arrivals;
import dev.pactwire.processor.dedupe.WindowClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds for each article that is told those in other languages that seem to be about the same.
 *
 * <p><b>The rule.</b> Articles of the {@link #WINDOW} before, by arrival, are related to a new one
 * in another language if
 *
 * <ol>
 *   <li><b>link</b>: one names the address of the other, or both name a third, as that of the same
 *       article (canonical link, {@code hreflang}); or
 *   <li><b>picture</b>: they show the same one, and do not contradict each other about the
 *       countries in focus; or
 *   <li><b>figures</b>: they share at least two telling {@link Figures} and six points (two for a
 *       telling figure, one for a common one), which is half of what the one with fewer points has,
 *       and half of all countries that either has in focus.
 * </ol>
 *
 * <p>A picture or an address that more than {@value #FEW} articles of the window have is a logo or
 * a front page, and no reason. At most {@value #MOST_RELATIONS} are named: those with most reasons,
 * then with most figures, then the earliest. An article is judged once, with its first version, and
 * one that has been withdrawn is named no more.
 *
 * <p>It cannot know whether two texts say the same: what it finds is a hint and drops nothing.
 *
 * <p>Arrivals are taken as {@link WindowClock} says. Decisions follow from the calls alone, in
 * their order; the port holds all state. When the index is full, the oldest articles leave before
 * their time. Not safe for use by several threads.
 */
public final class RelationFinder {

  /** How long an article is remembered. */
  public static final Duration WINDOW = Duration.ofHours(24);

  private static final int FEW = 8;
  private static final int MOST_RELATIONS = 5;

  /** Articles with one figure that are looked at, and articles that are compared. */
  private static final int LOOKED_AT = 16;

  private static final int COMPARED = 12;
  private static final int FEWEST_FIGURES = 2;
  private static final int FORGOTTEN_AT_ONCE = 8;

  private static final Comparator<Relation> BEST_FIRST =
      Comparator.<Relation>comparingInt(relation -> -relation.reasons().size())
          .thenComparingInt(relation -> -relation.figures().size());

  private final ToldArticles told;
  private final TraitIndex index = new TraitIndex();
  private final WindowClock clock;
  private long oldest = 1;
  private long newest;

  /** Where the oldest article stands in the window, so that the store is not asked each time. */
  private Optional<Long> oldestPlaced = Optional.empty();

  /** A finder for live arrivals, which are doubted. */
  public RelationFinder(ToldArticles told) {
    this(told, Arrivals.DOUBTED);
  }

  /** A finder over what is remembered; {@link #restore} comes first if that is anything. */
  public RelationFinder(ToldArticles told, Arrivals arrivals) {
    this.told = told;
    this.clock = new WindowClock(arrivals);
  }

  /** Rebuilds what is derived from a remembered article; they come in the order of telling. */
  public void restore(ToldArticle article) {
    oldest = newest == 0 ? article.sequence() : oldest;
    newest = article.sequence();
    clock.replay(article.arrival(), article.clock());
    index(article);
  }

  /** The articles to which one is related that is told now; it is remembered. */
  public List<Relation> tell(String id, Traits traits, Instant arrival) {
    if (find(id).isPresent()) {
      return List.of();
    }
    long place = clock.place(arrival.toEpochMilli());
    List<Relation> relations = relations(traits, place - WINDOW.toMillis());
    remember(id, traits, arrival.toEpochMilli(), place);
    forget();
    return relations;
  }

  /** An article has been withdrawn. */
  public void withdraw(String id) {
    find(id).ifPresent(article -> told.put(article.withdrawn()));
  }

  /** Articles that are remembered, at most. */
  public long size() {
    return newest - oldest + 1;
  }

  private List<Relation> relations(Traits traits, long horizon) {
    Map<Long, Integer> shared = new TreeMap<>();
    Set<Long> links = new HashSet<>();
    for (long link : traits.links()) {
      long[] having = index.latest(link, FEW + 1, "");
      if (having.length > 0 && having.length <= FEW) {
        links.add(link);
        count(having, FEWEST_FIGURES, shared);
      }
    }
    long[] showing =
        traits.picture() == 0 ? new long[0] : index.latest(picture(traits), FEW + 1, "");
    if (showing.length <= FEW) {
      count(showing, FEWEST_FIGURES, shared);
    }
    for (long figure : traits.tellingFigures()) {
      count(index.latest(figure(figure), LOOKED_AT, traits.language()), 1, shared);
    }
    boolean isPictureRare = showing.length > 0 && showing.length <= FEW;
    List<Relation> found = new ArrayList<>();
    shared.entrySet().stream()
        .filter(entry -> entry.getValue() >= FEWEST_FIGURES)
        .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
        .limit(COMPARED)
        .map(Map.Entry::getKey)
        .sorted()
        .flatMap(sequence -> told.get(sequence).stream())
        .filter(article -> article.placed() >= horizon && !article.isWithdrawn())
        .filter(article -> !article.traits().language().equals(traits.language()))
        .forEach(
            article -> Resemblance.of(traits, article, links, isPictureRare).ifPresent(found::add));
    return found.stream().sorted(BEST_FIRST).limit(MOST_RELATIONS).toList();
  }

  private static void count(long[] sequences, int by, Map<Long, Integer> shared) {
    for (long sequence : sequences) {
      shared.merge(sequence, by, Integer::sum);
    }
  }

  private void remember(String id, Traits traits, long arrival, long place) {
    clock.observe(arrival);
    newest++;
    ToldArticle article = new ToldArticle(newest, id, arrival, place, clock.now(), false, traits);
    while (oldest < newest && index.isFull(entries(traits))) {
      forgetOldest();
    }
    told.put(article);
    index(article);
  }

  /** Forgets articles that have left the window, a few with each that comes. */
  private void forget() {
    long horizon = clock.now() - WINDOW.toMillis();
    for (int n = 0; n < FORGOTTEN_AT_ONCE && size() > WindowClock.WITNESSES; n++) {
      oldestPlaced = oldestPlaced.or(() -> told.get(oldest).map(ToldArticle::placed));
      if (oldestPlaced.filter(placed -> placed >= horizon).isPresent()) {
        return;
      }
      forgetOldest();
    }
  }

  private void forgetOldest() {
    index.removeUpTo(oldest);
    told.remove(oldest);
    oldestPlaced = Optional.empty();
    oldest++;
  }

  private Optional<ToldArticle> find(String id) {
    for (long sequence : index.latest(name(id), 2, "")) {
      Optional<ToldArticle> article = told.get(sequence).filter(found -> found.id().equals(id));
      if (article.isPresent()) {
        return article;
      }
    }
    return Optional.empty();
  }

  private void index(ToldArticle article) {
    Traits traits = article.traits();
    long sequence = article.sequence();
    index.add(name(article.id()), sequence, traits.language());
    for (long link : traits.links()) {
      index.add(link, sequence, traits.language());
    }
    if (traits.picture() != 0) {
      index.add(picture(traits), sequence, traits.language());
    }
    for (long figure : traits.tellingFigures()) {
      index.add(figure(figure), sequence, traits.language());
    }
  }

  private static int entries(Traits traits) {
    return 2 + traits.links().length + traits.figures().length;
  }

  private static long name(String id) {
    return Hashing.murmur3_128().hashCharsToLong("id " + id);
  }

  /** Pictures and addresses may be equal in number, and so may figures. */
  private static long picture(Traits traits) {
    return ~traits.picture();
  }

  private static long figure(long figure) {
    return figure * 0xD6E8FEB86659FD93L;
  }
}

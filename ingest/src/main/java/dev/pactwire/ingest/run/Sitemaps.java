package dev.pactwire.ingest.run;

import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.feed.Feed;
import dev.pactwire.ingest.feed.FeedFormat;
import dev.pactwire.ingest.feed.FeedParser;
import dev.pactwire.ingest.feed.ParsedFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Index;
import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.feed.SitemapLink;
import dev.pactwire.ingest.fetch.FeedFetcher;
import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.poll.SitemapPolicy;
import dev.pactwire.ingest.poll.SitemapPolicy.Sitemap;
import dev.pactwire.ingest.poll.SitemapPolicy.Visit;
import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows an index of sitemaps: at each poll those that {@link SitemapPolicy} takes, no deeper than
 * {@value #DEEPEST} indexes, no longer than a minute in all. What was read counts as read only once
 * its entries are stored. Used by one thread at a time.
 */
final class Sitemaps {

  private static final int DEEPEST = 3;
  private static final int REMEMBERED = 2_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final FeedFetcher fetcher;
  private final LargeDocuments large;
  private final Clock clock;
  private final Map<URI, Validators> validators = new HashMap<>();
  private final Map<URI, Visit> visits =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Visit> eldest) {
          if (size() > REMEMBERED) {
            validators.remove(eldest.getKey());
            return true;
          }
          return false;
        }
      };

  private final Map<URI, Visit> unstored = new LinkedHashMap<>();
  private final Map<URI, Validators> unstoredValidators = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private Optional<String> problem = Optional.empty();
  private boolean busy;
  private int left;
  private int answered;

  Sitemaps(FeedFetcher fetcher, LargeDocuments large, Clock clock) {
    this.large = large;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  /**
   * Reads what is due of an index.
   *
   * @return the entries of all sitemaps read; not a feed if none could be read; empty if nothing
   *     was due, or nothing has changed
   */
  Optional<ParsedFeed> follow(Index index, URI at) {
    forgetUnstored();
    left = SitemapPolicy.MOST_A_POLL;
    answered = 0;
    busy = false;
    problem = Optional.empty();
    follow(index, 1, new HashSet<>(Set.of(at)), clock.instant().plus(LONGEST));
    if (!entries.isEmpty()) {
      return Optional.of(new Parsed(feed(), entries));
    }
    return answered > 0 || problem.isEmpty()
        ? Optional.empty()
        : Optional.of(new NotAFeed(problem.get()));
  }

  private void follow(Index index, int depth, Set<URI> taken, Instant end) {
    List<Sitemap> named =
        index.sitemaps().stream()
            .filter(map -> taken.add(map.url()))
            .map(
                (SitemapLink map) ->
                    new Sitemap(
                        map.url(),
                        map.modified().map(SourceTime::instant),
                        Optional.ofNullable(visits.get(map.url()))))
            .toList();
    for (Sitemap map : SitemapPolicy.due(named, left, clock.instant())) {
      if (left <= 0 || busy || clock.instant().isAfter(end)) {
        return;
      }
      left--;
      read(map, depth, taken, end);
    }
  }

  private void read(Sitemap map, int depth, Set<URI> taken, Instant end) {
    FetchOutcome outcome =
        fetcher.fetch(map.url(), validators.getOrDefault(map.url(), Validators.NONE));
    if (outcome instanceof Failed failed) {
      busy = failed.kind() == Kind.BUSY;
      problem = problem.or(() -> Optional.of(failed.reason()));
      return;
    }
    answered++;
    if (!(outcome instanceof Fetched fetched)) {
      Boolean news = map.last().map(Visit::news).orElse(true);
      unstored.put(map.url(), new Visit(clock.instant(), map.modified(), news));
      return;
    }
    ParsedFeed parsed =
        large.read(
            fetched.body().length,
            () -> FeedParser.parse(fetched.body(), Optional.of(fetched.url()), fetched.charset()));
    if (parsed instanceof Index inner && depth < DEEPEST) {
      // Not remembered itself: what it names may change without it.
      follow(inner, depth + 1, taken, end);
      return;
    }
    if (parsed instanceof Parsed found) {
      found.entries().stream()
          .limit(Math.max(0, FeedParser.MAX_ENTRIES - entries.size()))
          .forEach(entries::add);
      unstoredValidators.put(map.url(), fetched.validators());
    }
    unstored.put(map.url(), new Visit(clock.instant(), map.modified(), parsed instanceof Parsed));
  }

  /** What was read is stored: it need not be read again before it changes. */
  void stored() {
    visits.putAll(unstored);
    validators.putAll(unstoredValidators);
    forgetUnstored();
  }

  private void forgetUnstored() {
    unstored.clear();
    unstoredValidators.clear();
    entries.clear();
  }

  /** What went wrong with one of the sitemaps, one sentence. */
  Optional<String> problem() {
    return problem;
  }

  private static Feed feed() {
    return new Feed(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new FeedFormat(FeedFormat.Family.SITEMAP, "0.9"),
        Optional.empty(),
        Optional.empty());
  }
}

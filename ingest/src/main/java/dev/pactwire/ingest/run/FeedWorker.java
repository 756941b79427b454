package dev.pactwire.ingest.run;

import dev.pactwire.ingest.feed.FeedParser;
import dev.pactwire.ingest.feed.ParsedFeed;
import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.FetchOutcome.NotModified;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.ingest.poll.PollResult;
import dev.pactwire.ingest.poll.PollState;
import dev.pactwire.ingest.poll.SeenEntries;
import dev.pactwire.ingest.run.EntryPublisher.Published;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.FeedState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Polls one feed, again and again, by one thread at a time. What was seen, and the validators for
 * the next request, are remembered only after the articles are stored: whatever fails before that
 * is done again by the next poll.
 */
final class FeedWorker {

  private static final Set<Integer> BLOCKED = Set.of(401, 402, 403, 407, 429, 451);

  private final FeedDefinition feed;
  private final Fetcher fetcher;
  private final EntryPublisher publisher;
  private final PollPolicy policy;
  private final Clock clock;
  private final RandomGenerator random;
  private final SeenEntries seen;
  private PollState state;
  private Validators validators = Validators.NONE;

  FeedWorker(
      FeedDefinition feed,
      Fetcher fetcher,
      ArticleSink sink,
      IngestSettings settings,
      Clock clock,
      RandomGenerator random) {
    this.feed = feed;
    this.fetcher = fetcher;
    this.publisher = new EntryPublisher(feed, fetcher, sink, settings.pagesPerPoll(), clock);
    this.policy = settings.policy();
    this.clock = clock;
    this.random = random;
    this.seen = new SeenEntries(settings.remembered());
    this.state = policy.start(feed.interval());
  }

  PollReport poll() {
    Instant at = clock.instant();
    FetchOutcome outcome = fetcher.fetch(feed.url(), validators);
    if (outcome instanceof Fetched fetched) {
      return read(at, fetched);
    }
    if (outcome instanceof NotModified unchanged) {
      return report(
          at,
          FeedState.HEALTHY,
          0,
          Published.NOTHING,
          Optional.empty(),
          Optional.of(304),
          new PollResult.Unchanged(unchanged.maxAge()));
    }
    Failed failed = (Failed) outcome;
    boolean gone = failed.kind() == Kind.GONE;
    FeedState now =
        gone
            ? FeedState.GONE
            : failed.status().filter(BLOCKED::contains).isPresent()
                ? FeedState.BLOCKED
                : FeedState.FAILING;
    PollResult result = gone ? new PollResult.Gone() : new PollResult.Failed(failed.retryAfter());
    return report(
        at, now, 0, Published.NOTHING, Optional.of(failed.reason()), failed.status(), result);
  }

  private PollReport read(Instant at, Fetched fetched) {
    ParsedFeed document =
        FeedParser.parse(fetched.body(), Optional.of(fetched.url()), fetched.charset());
    if (document instanceof NotAFeed other) {
      String problem = feed.url() + " answers with something else than a feed. " + other.reason();
      return report(
          at,
          FeedState.FAILING,
          0,
          Published.NOTHING,
          Optional.of(problem),
          Optional.of(200),
          new PollResult.Failed(Optional.empty()));
    }
    Parsed parsed = (Parsed) document;
    Published published = publisher.publish(parsed.entries(), seen);
    if (!published.stored()) {
      return report(
          at,
          FeedState.FAILING,
          parsed.entries().size(),
          published,
          published.problem(),
          Optional.of(200),
          new PollResult.Failed(Optional.empty()));
    }
    validators = fetched.validators();
    Optional<Duration> notBefore =
        Stream.concat(parsed.feed().timeToLive().stream(), fetched.maxAge().stream())
            .max(Duration::compareTo);
    FeedState now = parsed.entries().isEmpty() ? FeedState.EMPTY : FeedState.HEALTHY;
    return report(
        at,
        now,
        parsed.entries().size(),
        published,
        published.problem(),
        Optional.of(200),
        new PollResult.Read(published.articles(), notBefore));
  }

  private PollReport report(
      Instant at,
      FeedState now,
      int entries,
      Published published,
      Optional<String> problem,
      Optional<Integer> status,
      PollResult result) {
    PollPolicy.Next next = policy.next(state, result, feed.interval(), random);
    state = next.state();
    return new PollReport(
        feed.id(),
        at,
        now,
        entries,
        published.articles(),
        published.known(),
        published.unusable(),
        published.pages(),
        published.pagesFailed(),
        problem,
        status,
        state.failures(),
        next.delay().map(clock.instant()::plus));
  }

  Validators validators() {
    return validators;
  }
}

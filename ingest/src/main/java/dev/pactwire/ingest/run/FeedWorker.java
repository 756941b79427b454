package dev.pactwire.ingest.run;

import dev.pactwire.ingest.feed.FeedParser;
import dev.pactwire.ingest.feed.ParsedFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Index;
import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.feed.Repairs;
import dev.pactwire.ingest.fetch.FeedFetcher;
import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.FetchOutcome.NotModified;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.poll.FeedHealth;
import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.ingest.poll.PollResult;
import dev.pactwire.ingest.poll.SeenEntries;
import dev.pactwire.ingest.run.EntryPublisher.Published;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.FeedStatus;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Polls one feed, again and again, by one thread at a time. What was seen, and the validators for
 * the next request, are remembered only after the articles are stored: whatever fails before that
 * is done again by the next poll.
 */
final class FeedWorker {

  /** Held by whoever works with it. */
  final ReentrantLock lock = new ReentrantLock();

  private FeedDefinition feed;
  private volatile FeedDefinition wanted;
  private final FeedFetcher fetcher;
  private final PageReader pages;
  private final Function<FeedDefinition, EntryPublisher> publishers;
  private EntryPublisher publisher;
  private final Relooks relooks;
  private final PollPolicy policy;
  private final Clock clock;
  private final RandomGenerator random;
  private final SeenEntries seen;
  private final Sitemaps sitemaps;
  private final FeedMemory memory;
  private final Announcements announcements;
  private final Freshness freshness;
  private final LargeDocuments large;
  private Optional<Instant> due = Optional.empty();

  FeedWorker(
      FeedDefinition feed,
      Optional<FeedStatus> before,
      Fetcher fetcher,
      ArticleSink sink,
      IngestSettings settings,
      KnownArticles articles,
      LargeDocuments large,
      Announcements announcements,
      Clock clock,
      RandomGenerator random) {
    this.feed = feed;
    this.wanted = feed;
    this.fetcher = fetcher.behalfOf(feed.url());
    this.pages = new PageReader(this.fetcher, large, clock);
    this.relooks = new Relooks(pages, sink, settings.relooksPerPoll(), clock);
    this.publishers =
        defined ->
            new EntryPublisher(
                defined, pages, relooks, articles, sink, settings.pagesPerPoll(), clock);
    this.publisher = publishers.apply(feed);
    this.announcements = announcements;
    this.large = large;
    this.policy = settings.policy();
    this.clock = clock;
    this.random = random;
    this.seen = new SeenEntries(settings.remembered());
    this.sitemaps = new Sitemaps(this.fetcher, large, clock);
    this.freshness = new Freshness(settings.remembered() > 0, clock.instant());
    this.memory = FeedMemory.of(feed, before, policy, clock.instant());
  }

  /** What of its articles is looked at again. */
  Relooks relooks() {
    return relooks;
  }

  /** Where the feed is asked for now. */
  URI url() {
    return memory.url;
  }

  /** Whether the feed is defined so. */
  boolean isFor(FeedDefinition definition) {
    return wanted.equals(definition);
  }

  /**
   * Goes on under another definition from the next poll on, with all that is known of the feed.
   *
   * @return false if that is another feed, at another address
   */
  boolean redefine(FeedDefinition definition) {
    boolean same = wanted.url().equals(definition.url());
    wanted = same ? definition : wanted;
    return same;
  }

  private void takeDefinition() {
    FeedDefinition definition = wanted;
    if (!definition.equals(feed)) {
      feed = definition;
      publisher = publishers.apply(definition);
    }
  }

  PollReport poll() {
    takeDefinition();
    Instant at = clock.instant();
    FetchOutcome outcome = fetcher.fetch(memory.url, freshness.ask(memory.validators, at));
    if (outcome instanceof Fetched fetched) {
      if (!freshness.isSame(fetched, memory.validators, at)) {
        return read(at, fetched);
      }
      memory.move = FeedMove.after(memory.move, fetched.moved(), at);
      return unchanged(at, fetched.maxAge(), 200);
    }
    return outcome instanceof NotModified unchanged
        ? unchanged(at, unchanged.maxAge(), 304)
        : failed(at, (Failed) outcome);
  }

  private PollReport unchanged(Instant at, Optional<Duration> maxAge, int status) {
    memory.lastSuccess = at;
    if (!memory.hubs.hubs().isEmpty()) {
      // Whoever takes a feed over may get nothing but 304 for days.
      announcements.read(feed, memory.url, memory.hubs);
    }
    memory.health =
        memory
            .reading
            .map(old -> FeedHealth.read(memory.again(old, at), clock.instant()))
            .orElse(FeedHealth.HEALTHY);
    int entries = status == 200 ? memory.reading.map(FeedHealth.Reading::entries).orElse(0) : 0;
    return report(at, Brought.known(entries, status), new PollResult.Unchanged(maxAge));
  }

  private PollReport failed(Instant at, Failed failed) {
    if (failed.kind() == Kind.BUSY) {
      Duration wait = failed.retryAfter().orElse(policy.shortest());
      return report(
          at, Brought.nothing(Optional.empty(), Optional.empty()), new PollResult.Postponed(wait));
    }
    return failure(
        at,
        Brought.nothing(Optional.of(failed.reason()), failed.status()),
        Failures.result(failed),
        Failures.isRefusal(failed));
  }

  private PollReport failure(Instant at, Brought brought, PollResult result, boolean refused) {
    PollReport report = report(at, brought, result);
    memory.health = FeedHealth.failed(refused, memory.state, memory.lastSuccess, clock.instant());
    return report.as(FeedStates.of(memory.health));
  }

  private PollReport read(Instant at, Fetched fetched) {
    Duration took = Duration.between(at, clock.instant());
    ParsedFeed document = parsed(fetched.body(), fetched.url(), fetched.charset());
    boolean isIndex = document instanceof Index;
    if (document instanceof Index index) {
      Optional<ParsedFeed> followed = sitemaps.follow(index, fetched.url());
      if (followed.isEmpty()) {
        sitemaps.stored();
        return unchanged(at, fetched.maxAge(), 200);
      }
      document = followed.get();
    }
    if (document instanceof NotAFeed other) {
      String problem = memory.url + " answers with something else than a feed. " + other.reason();
      return failure(
          at,
          Brought.nothing(Optional.of(problem), Optional.of(200)),
          new PollResult.Failed(Optional.empty()),
          false);
    }
    Parsed parsed = (Parsed) document;
    seen.expect(parsed.entries().size());
    Published published = publisher.publish(parsed.entries(), seen);
    if (!published.stored()) {
      return failure(
          at,
          Brought.document(parsed, published, published.problem()),
          new PollResult.Failed(Optional.empty(), Failures.LIGHT),
          false);
    }
    sitemaps.stored();
    if (published.articles() > 0 && announcements.coveredUntil(feed.id()).isPresent()) {
      announcements.missed(feed.id());
    }
    memory.named(fetched, parsed);
    memory.mended(parsed.repairs());
    announcements.read(feed, fetched.url(), memory.hubs);
    // An index may stay as it is while the sitemaps that it names change, and so may a feed in
    // which something waits for its time; one that was cut off is asked for again as a whole.
    boolean cut = parsed.repairs().kinds().contains(Repairs.Kind.CUT);
    boolean settled = !isIndex && published.held() == 0 && !cut;
    memory.validators = settled ? fetched.validators() : Validators.NONE;
    freshness.keep(fetched, settled);
    memory.skipHours = parsed.feed().skipHours();
    memory.lastSuccess = at;
    memory.move = FeedMove.after(memory.move, fetched.moved(), at);
    memory.remember(parsed.entries(), published, took, clock.instant(), at);
    memory.health = FeedHealth.read(memory.reading.orElseThrow(), clock.instant());
    Optional<Duration> notBefore =
        Stream.concat(parsed.feed().timeToLive().stream(), fetched.maxAge().stream())
            .max(Duration::compareTo);
    Optional<String> problem =
        published.problem().or(() -> isIndex ? sitemaps.problem() : Optional.empty());
    return report(
        at,
        Brought.document(parsed, published, problem),
        new PollResult.Read(published.articles(), notBefore));
  }

  private ParsedFeed parsed(byte[] body, URI url, Optional<String> charset) {
    return large.read(body.length, () -> FeedParser.parse(body, Optional.of(url), charset));
  }

  private PollReport report(Instant at, Brought brought, PollResult result) {
    PollPolicy.Next next = policy.next(memory.state, result, feed.interval(), random);
    memory.state = next.state();
    Optional<Duration> covered =
        announcements
            .coveredUntil(feed.id())
            .filter(until -> feed.interval().isEmpty())
            .map(until -> Duration.between(clock.instant(), until));
    memory.unaided = next.delay().map(this::dueAfter);
    due = next.delay().map(wait -> policy.covered(wait, covered)).map(this::dueAfter);
    boolean answered = result instanceof PollResult.Read || result instanceof PollResult.Unchanged;
    int again = answered ? relooks.look() : 0;
    return memory.report(feed.id(), at, brought, again, due, pages.takeInvalid());
  }

  private Instant dueAfter(Duration wait) {
    return PollPolicy.outside(memory.skipHours, clock.instant().plus(wait));
  }

  /** When the next poll is due if the hub of the feed, should it have one, does not help. */
  Optional<Instant> unaided() {
    return memory.unaided;
  }

  /**
   * Publishes what a hub has brought; empty if it is no feed, so that the feed itself has to be
   * asked.
   */
  Optional<PollReport> announced(byte[] body, Optional<String> charset) {
    if (!(parsed(body, memory.url, charset) instanceof Parsed parsed)) {
      return Optional.empty();
    }
    takeDefinition();
    Instant at = clock.instant();
    seen.expect(parsed.entries().size());
    Published published = publisher.publish(parsed.entries(), seen);
    if (published.stored() && published.articles() > 0) {
      memory.lastNew = Optional.of(at);
    }
    Brought brought = Brought.document(parsed, published, published.problem()).unasked();
    return Optional.of(memory.report(feed.id(), at, brought, 0, due, pages.takeInvalid()));
  }

  /** What is to be written down about the feed, so that another instance can go on. */
  FeedStatus status(PollReport report) {
    return memory.status(report);
  }

  /**
   * The address that the feed is to take, once the time has come; it is asked there from now on.
   */
  Optional<URI> adopt() {
    Optional<URI> target =
        memory.move.filter(move -> move.isForGood(clock.instant())).map(FeedMove::to);
    target.ifPresent(memory::moved);
    return target;
  }
}

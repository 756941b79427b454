package dev.pactwire.ingest.run;

import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.feed.Repairs;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.poll.FeedHealth;
import dev.pactwire.ingest.poll.FeedHealth.Reading;
import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.ingest.poll.PollState;
import dev.pactwire.ingest.run.EntryPublisher.Published;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.text.HubLinks;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.schemas.FeedStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one feed from one poll to the next. All of it but the last reading stands in the
 * feed's status, too, so that another instance goes on where this one ended. Used by one thread at
 * a time.
 */
final class FeedMemory {

  URI url;
  Validators validators = Validators.NONE;
  PollState state;
  FeedHealth health = FeedHealth.HEALTHY;
  Instant lastSuccess;
  Optional<Instant> lastNew = Optional.empty();
  Optional<FeedMove> move = Optional.empty();
  Optional<Reading> reading = Optional.empty();
  Set<Integer> skipHours = Set.of();
  HubLinks hubs = HubLinks.NONE;

  /** When the next poll is due if no hub brings what is new; asked by other threads, too. */
  volatile Optional<Instant> unaided = Optional.empty();

  private boolean onlyRepeated;
  private boolean succeeded;
  private List<String> recoveries = List.of();
  private Optional<Lag> lag = Optional.empty();

  private FeedMemory(URI url, PollState state, Instant begun) {
    this.url = url;
    this.state = state;
    this.lastSuccess = begun;
  }

  /** What a status of an earlier time says, or nothing. */
  static FeedMemory of(
      FeedDefinition feed, Optional<FeedStatus> before, PollPolicy policy, Instant now) {
    FeedMemory memory = new FeedMemory(feed.url(), policy.start(feed.interval()), now);
    before.ifPresent(status -> memory.restore(feed, status));
    return memory;
  }

  private void restore(FeedDefinition feed, FeedStatus status) {
    validators = new Validators(status.getEtag(), status.getLastModified());
    Duration interval =
        feed.interval()
            .or(() -> status.getIntervalSeconds().filter(s -> s > 0).map(Duration::ofSeconds))
            .orElse(state.interval());
    state =
        new PollState(
            interval,
            status.getConsecutiveFailures(),
            status.getFailureWeight().orElse((double) status.getConsecutiveFailures()),
            false);
    status.getLastSuccessAt().ifPresent(at -> lastSuccess = at);
    succeeded = status.getLastSuccessAt().isPresent();
    lastNew = status.getLastNewAt();
    recoveries = status.getRecoveries();
    lag =
        status
            .getStoredLagMillis()
            .map(
                millis ->
                    new Lag(
                        status.getPublishedLagMillis().map(Duration::ofMillis),
                        Duration.ofMillis(millis)));
    hubs =
        new HubLinks(
            status.getHubs().stream().flatMap(hub -> Links.web(hub).stream()).toList(),
            status.getHubTopic().flatMap(Links::uri));
    move =
        status
            .getMovedTo()
            .flatMap(Links::web)
            .flatMap(to -> status.getMovedSince().map(since -> new FeedMove(to, since)));
  }

  /** Whether nothing that this feed ever brought was its own. */
  private boolean repeated(int articles, int repeats) {
    if (articles > 0) {
      onlyRepeated = repeats == articles && (reading.isEmpty() || onlyRepeated);
    }
    return onlyRepeated;
  }

  /** What a poll that began at a moment has read and published. */
  void remember(List<Entry> entries, Published published, Duration took, Instant now, Instant at) {
    List<Instant> dates =
        entries.stream()
            .flatMap(entry -> entry.published().or(entry::updated).stream())
            .map(SourceTime::instant)
            .toList();
    Reading latest =
        new Reading(
            entries.size(),
            dates.size(),
            dates.stream().max(Instant::compareTo),
            repeated(published.articles(), published.repeated()) ? entries.size() : 0,
            published.articles() > 0 ? Optional.of(now) : lastNew,
            took);
    reading = Optional.of(latest);
    lastNew = latest.lastNew();
    lastSuccess = at;
    succeeded = true;
  }

  /** Who announces the feed; under which name is written down, too. */
  void named(Fetched fetched, Parsed parsed) {
    HubLinks links = fetched.hubs().or(parsed.feed().hubs());
    hubs =
        links.hubs().isEmpty()
            ? HubLinks.NONE
            : new HubLinks(links.hubs(), links.self().or(() -> Optional.of(fetched.url())));
  }

  /** What was mended in the document that was read last. */
  void mended(Repairs repairs) {
    recoveries = repairs.words();
  }

  /** The feed is asked for at another address from now on. */
  void moved(URI to) {
    url = to;
    move = Optional.empty();
  }

  /** A reading as it is when the feed has not changed since. */
  Reading again(Reading old, Instant at) {
    succeeded = true;
    lastSuccess = at;
    return new Reading(
        old.entries(), old.dated(), old.newest(), old.repeated(), lastNew, Duration.ZERO);
  }

  /** What a poll, or a hub, has brought. */
  PollReport report(
      String feed,
      Instant at,
      Brought brought,
      int again,
      Optional<Instant> due,
      int invalidInPages) {
    Published published = brought.published();
    lag = published.lag().or(() -> lag);
    return new PollReport(
        feed,
        at,
        FeedStates.of(health),
        brought.entries(),
        published.articles() + again,
        published.known(),
        published.unusable(),
        published.pages(),
        published.pagesFailed(),
        brought.problem(),
        brought.status(),
        state.failures(),
        due,
        brought.repairs(),
        invalidInPages);
  }

  /**
   * What is to be written down. Whoever polls the feed next has no subscription to its hub yet, so
   * the next poll stands there as it is due without one.
   */
  FeedStatus status(PollReport report) {
    return FeedStatus.newBuilder()
        .setFeedId(report.feed())
        .setState(report.state())
        .setCheckedAt(report.at())
        .setLastSuccessAt(succeeded ? lastSuccess : null)
        .setNextPollAt(unaided.orElse(null))
        .setHttpStatus(report.httpStatus().orElse(null))
        .setError(report.problem().orElse(null))
        .setEntriesSeen(report.entries())
        .setEntriesPublished(report.published())
        .setConsecutiveFailures(report.failures())
        .setEtag(validators.etag().orElse(null))
        .setLastModified(validators.lastModified().orElse(null))
        .setLastNewAt(lastNew.orElse(null))
        .setMovedTo(move.map(found -> found.to().toString()).orElse(null))
        .setMovedSince(move.map(FeedMove::since).orElse(null))
        .setIntervalSeconds((int) Math.min(Integer.MAX_VALUE, state.interval().toSeconds()))
        .setFailureWeight(state.weight())
        .setRecoveries(recoveries)
        .setPublishedLagMillis(lag.flatMap(Lag::published).map(Duration::toMillis).orElse(null))
        .setStoredLagMillis(lag.map(Lag::stored).map(Duration::toMillis).orElse(null))
        .setHubs(hubs.hubs().stream().map(URI::toString).toList())
        .setHubTopic(hubs.self().map(URI::toString).orElse(null))
        .build();
  }
}

package dev.pactwire.ingest.polite;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.RedirectGate;
import dev.pactwire.ingest.fetch.Validators;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fetches with manners: one budget a host, robots.txt obeyed, Retry-After of 429 and 503 kept for
 * the whole host. Each hop of a redirect is a request like any other: held against the robots.txt
 * and the budget of the host it leads to. A turn may be booked beforehand, at the host a redirect
 * led to the last time as well; a fetch without a booking waits for its turn, or is refused as
 * {@link Kind#BUSY} when that is too far off.
 */
public final class PoliteFetcher implements Fetcher {

  /** Waits for a while. */
  @FunctionalInterface
  public interface Pause {
    /** Returns when the time is up. */
    void of(Duration wait) throws InterruptedException;
  }

  private static final Duration FAR = Duration.ofDays(1);
  private static final Duration WITHOUT_A_WORD = Duration.ofMinutes(1);
  private static final Set<Integer> OVERLOADED = Set.of(429, 503);

  private final Fetcher fetcher;
  private final Manners manners;
  private final Clock clock;
  private final Pause pause;
  private final HostBudget budget = new HostBudget();
  private final RobotsRules robots;
  private final Detours detours = new Detours();
  private final Map<URI, Turn> booked = new ConcurrentHashMap<>();

  /** A moment that is ours at the host of an address, and at that of its last redirect. */
  private record Turn(Instant at, Optional<URI> detour) {}

  /**
   * A fetcher with manners.
   *
   * @param fetcher does the work; closed with this
   * @param product the crawler's name in robots.txt
   */
  public PoliteFetcher(Fetcher fetcher, String product, Manners manners, Clock clock, Pause pause) {
    this.fetcher = fetcher;
    this.manners = manners;
    this.clock = clock;
    this.pause = pause;
    this.robots = new RobotsRules(product, clock);
  }

  @Override
  public Duration book(URI url) {
    Optional<URI> detour = detours.of(url).filter(to -> !isExempt(to));
    Map<String, Duration> hosts = new HashMap<>();
    if (!isExempt(url)) {
      hosts.put(host(url), interval(url));
    }
    detour.ifPresent(to -> hosts.put(host(to), interval(to)));
    if (hosts.isEmpty()) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Turn before = booked.get(url);
    if (before != null) {
      return before.at().isAfter(now) ? Duration.between(now, before.at()) : Duration.ZERO;
    }
    Duration wait = budget.book(hosts, now, FAR);
    if (wait.compareTo(FAR) > 0) {
      return FAR;
    }
    booked.put(url, new Turn(now.plus(wait), detour));
    return wait;
  }

  @Override
  public FetchOutcome fetch(URI url, URI home, Validators known, RedirectGate gate) {
    Optional<Turn> turn = Optional.ofNullable(booked.remove(url));
    Visit visit = new Visit(url, turn.flatMap(Turn::detour), true, gate);
    Optional<Failed> refused = refusal(url, turn.map(Turn::at), true);
    return refused.isPresent() ? refused.get() : visit.make(home, known);
  }

  /**
   * Returns when an address may be asked, or says why it may not. A robots.txt that is not known
   * takes the turn that was booked, and the address comes an interval later.
   *
   * @param turn when it is our turn at its host, if that was booked
   * @param obeying whether robots.txt is obeyed
   */
  private Optional<Failed> refusal(URI url, Optional<Instant> turn, boolean obeying) {
    if (!obeying || !manners.robots() || isExempt(url)) {
      return waitForTurn(url, turn);
    }
    AtomicBoolean sent = new AtomicBoolean();
    Optional<Failed> refused = robots.refusal(url, address -> robotsTxt(address, turn, sent));
    if (sent.get() && turn.isPresent()) {
      // Those who have booked after us all go one interval later.
      budget.oneMore(host(url), clock.instant(), interval(url));
    }
    return refused.isPresent() ? refused : waitForTurn(url, turn);
  }

  /**
   * A robots.txt: what it redirects to counts for the budget, but is asked for no rules.
   *
   * @param sent becomes true if it is asked for, and not put off
   */
  private FetchOutcome robotsTxt(URI url, Optional<Instant> turn, AtomicBoolean sent) {
    Optional<Failed> refused = waitForTurn(url, turn);
    sent.set(refused.isEmpty());
    return refused.isPresent()
        ? refused.get()
        : new Visit(url, Optional.empty(), false, RedirectGate.OPEN).make(url, Validators.NONE);
  }

  /** One fetch with all its hops. */
  private final class Visit implements RedirectGate {
    private final URI first;
    private final boolean obeying;
    private final RedirectGate outer;
    private Optional<URI> booking;
    private URI at;

    Visit(URI first, Optional<URI> booking, boolean obeying, RedirectGate outer) {
      this.first = first;
      this.booking = booking;
      this.obeying = obeying;
      this.outer = outer;
      this.at = first;
    }

    FetchOutcome make(URI home, Validators known) {
      FetchOutcome outcome = fetcher.fetch(first, home, known, this);
      if (!isExempt(at)
          && outcome instanceof Failed failed
          && failed.status().filter(OVERLOADED::contains).isPresent()) {
        Duration asked = failed.retryAfter().orElse(WITHOUT_A_WORD);
        budget.close(host(at), clock.instant().plus(asked.compareTo(FAR) > 0 ? FAR : asked));
      }
      detours.learn(first, Optional.of(at).filter(last -> !host(last).equals(host(first))));
      return outcome;
    }

    @Override
    public Optional<Failed> refusal(URI target) {
      at = target;
      Optional<Failed> refused = outer.refusal(target);
      if (refused.isPresent()) {
        return refused;
      }
      Optional<Instant> ours =
          booking.filter(to -> host(to).equals(host(target))).map(to -> clock.instant());
      if (ours.isPresent()) {
        booking = Optional.empty();
      }
      return PoliteFetcher.this.refusal(target, ours, obeying);
    }
  }

  private Optional<Failed> waitForTurn(URI url, Optional<Instant> turn) {
    if (isExempt(url)) {
      return Optional.empty();
    }
    Duration wait =
        turn.isPresent()
            ? remaining(turn.get())
            : budget.book(host(url), clock.instant(), interval(url), manners.patience());
    Optional<Failed> refused =
        turn.isEmpty() && isTooLong(wait) ? Optional.of(busy(url, wait)) : waitFor(url, wait);
    if (refused.isPresent()) {
      return refused;
    }
    Duration more = budget.begin(host(url), clock.instant(), interval(url), manners.patience());
    return isTooLong(more) ? Optional.of(busy(url, more)) : waitFor(url, more);
  }

  private boolean isTooLong(Duration wait) {
    return wait.compareTo(manners.patience()) > 0;
  }

  private static Failed busy(URI url, Duration wait) {
    return new Failed(
        Kind.BUSY,
        "It is not the turn of " + url.getHost() + " before " + wait.toSeconds() + " s.",
        Optional.empty(),
        Optional.of(wait));
  }

  private Optional<Failed> waitFor(URI url, Duration wait) {
    try {
      if (!wait.isZero()) {
        pause.of(wait);
      }
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.of(
          Failed.of(Kind.BUSY, "Interrupted while waiting for " + url.getHost() + "."));
    }
  }

  private Duration remaining(Instant turn) {
    Instant now = clock.instant();
    return turn.isAfter(now) ? Duration.between(now, turn) : Duration.ZERO;
  }

  private Duration interval(URI url) {
    Duration own = robots.delay(url).orElse(Duration.ZERO);
    return own.compareTo(manners.interval()) > 0 ? own : manners.interval();
  }

  private boolean isExempt(URI url) {
    return url.getHost() == null || manners.isExempt(url);
  }

  private static String host(URI url) {
    return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    fetcher.close();
  }
}

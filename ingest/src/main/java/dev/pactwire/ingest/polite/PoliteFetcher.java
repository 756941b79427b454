package dev.pactwire.ingest.polite;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.RedirectGate;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.polite.Turns.Turn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Fetches with manners: one budget a host, robots.txt obeyed, Retry-After of 429 and 503 kept for
 * the whole host. Each hop of a redirect is a request like any other: held against the robots.txt
 * and the budget of the host it leads to. A turn may be booked beforehand, at the host a redirect
 * led to the last time as well: whoever calls {@link #ready} before he fetches never waits in his
 * thread for the first request. A fetch without a booking waits for its turn, or is refused as
 * {@link Kind#BUSY} when that is too far off.
 */
public final class PoliteFetcher implements Fetcher {

  /** Waits for a while. */
  @FunctionalInterface
  public interface Pause {
    /** Returns when the time is up. */
    void of(Duration wait) throws InterruptedException;
  }

  private static final Duration A_MOMENT = Duration.ofMillis(100);
  private static final Duration WITHOUT_A_WORD = Duration.ofMinutes(1);
  private static final Set<Integer> OVERLOADED = Set.of(429, 503);

  private final Fetcher fetcher;
  private final Manners manners;
  private final RobotsRules robots;
  private final Turns turns;
  private final Clock clock;

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
    this.robots = new RobotsRules(product, clock);
    this.turns = new Turns(manners, url -> robots.delay(url).orElse(Duration.ZERO), clock, pause);
  }

  /**
   * Books a turn.
   *
   * @return after which time it comes
   */
  Duration book(URI url) {
    return turns.book(url);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A robots.txt that is not known takes the turn, and the address gets another. While somebody
   * else asks for it, the address is put off as well.
   */
  @Override
  public Duration ready(URI url) {
    Duration wait = book(url);
    Optional<Turn> turn = turns.of(url);
    if (!wait.isZero() || turn.isEmpty()) {
      return wait;
    }
    Optional<URI> unknown =
        Stream.concat(Stream.of(url), turn.get().detour().stream())
            .filter(each -> isHeldAgainstRobots(each) && !robots.isKnown(each))
            .findFirst();
    if (unknown.isPresent()) {
      return askForRobots(url, unknown.get());
    }
    // Of what is not allowed the fetch tells, without a request.
    return isHeldAgainstRobots(url) && robots.isRefused(url) ? Duration.ZERO : turns.begin(url);
  }

  /** Asks for the robots.txt of {@code target} in the turn of an address, which is put off. */
  private Duration askForRobots(URI url, URI target) {
    if (robots.isAskedFor(target)) {
      Duration turn = turns.bookAnother(url);
      // Who is late may be given a turn at once, and would wait for the answer in his thread.
      return turn.isZero() ? A_MOMENT : turn;
    }
    Duration wait = turns.makeRoom(url, target);
    if (!wait.isZero()) {
      return wait;
    }
    robots.learn(target, this::visitRobots);
    robots.delay(target).ifPresent(delay -> turns.close(target, delay));
    return turns.bookAnother(url);
  }

  @Override
  public FetchOutcome fetch(URI url, URI home, Validators known, RedirectGate gate) {
    Optional<Turn> turn = turns.take(url);
    Visit visit = new Visit(url, turn.flatMap(Turn::detour), true, gate);
    Optional<Failed> refused = refusal(url, turn, true);
    return refused.isPresent() ? refused.get() : visit.make(home, known);
  }

  /**
   * Returns when an address may be asked, or says why it may not. A robots.txt that is not known
   * takes the turn that was booked, and the address comes an interval later.
   *
   * @param turn our turn at its host, if one was booked
   * @param obeying whether robots.txt is obeyed
   */
  private Optional<Failed> refusal(URI url, Optional<Turn> turn, boolean obeying) {
    if (!obeying || !isHeldAgainstRobots(url)) {
      return turns.waitFor(url, turn);
    }
    AtomicBoolean sent = new AtomicBoolean();
    Optional<Failed> refused = robots.refusal(url, address -> robotsTxt(address, turn, sent));
    if (sent.get() && turn.isPresent()) {
      turns.oneMore(url);
    }
    return refused.isPresent()
        ? refused
        : turns.waitFor(url, sent.get() ? turn.map(Turn::spent) : turn);
  }

  private boolean isHeldAgainstRobots(URI url) {
    return manners.robots() && !turns.isExempt(url);
  }

  /**
   * A robots.txt, when it is our turn.
   *
   * @param sent becomes true if it is asked for, and not put off
   */
  private FetchOutcome robotsTxt(URI url, Optional<Turn> turn, AtomicBoolean sent) {
    Optional<Failed> refused = turns.waitFor(url, turn);
    sent.set(refused.isEmpty());
    return refused.isPresent() ? refused.get() : visitRobots(url);
  }

  /** What a robots.txt redirects to counts for the budget, but is asked for no rules. */
  private FetchOutcome visitRobots(URI url) {
    return new Visit(url, Optional.empty(), false, RedirectGate.OPEN).make(url, Validators.NONE);
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
      if (!turns.isExempt(at)
          && outcome instanceof Failed failed
          && failed.status().filter(OVERLOADED::contains).isPresent()) {
        turns.close(at, failed.retryAfter().orElse(WITHOUT_A_WORD));
      }
      turns.led(first, at);
      return outcome;
    }

    @Override
    public Optional<Failed> refusal(URI target) {
      at = target;
      Optional<Failed> refused = outer.refusal(target);
      if (refused.isPresent()) {
        return refused;
      }
      Optional<Turn> ours =
          booking
              .filter(to -> Turns.host(to).equals(Turns.host(target)))
              .map(to -> Turn.now(clock.instant()));
      if (ours.isPresent()) {
        booking = Optional.empty();
      }
      return PoliteFetcher.this.refusal(target, ours, obeying);
    }
  }

  @Override
  public void close() {
    fetcher.close();
  }
}

package dev.pactwire.ingest.polite;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.Validators;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches with manners: one budget a host, robots.txt obeyed, Retry-After of 429 and 503 kept for
 * the whole host. A turn may be booked beforehand; a fetch without a booking waits for its turn, or
 * is refused as {@link Kind#BUSY} when that is too far off.
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
  private final Map<URI, Instant> booked = new ConcurrentHashMap<>();

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
    this.robots = new RobotsRules(this::politely, product, clock);
  }

  @Override
  public Duration book(URI url) {
    if (url.getHost() == null || manners.isExempt(url.getHost())) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Instant before = booked.get(url);
    if (before != null) {
      return before.isAfter(now) ? Duration.between(now, before) : Duration.ZERO;
    }
    Duration wait = budget.book(host(url), now, interval(url), FAR);
    booked.put(url, now.plus(wait));
    return wait.compareTo(FAR) > 0 ? FAR : wait;
  }

  @Override
  public FetchOutcome fetch(URI url, Validators known) {
    if (url.getHost() == null || manners.isExempt(url.getHost())) {
      return fetcher.fetch(url, known);
    }
    Instant turn = booked.remove(url);
    if (manners.robots()) {
      Optional<Failed> refused = robots.refusal(url);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    return turn == null ? politely(url, known) : after(remaining(turn), url, known);
  }

  private FetchOutcome politely(URI url, Validators known) {
    Duration wait = budget.book(host(url), clock.instant(), interval(url), manners.patience());
    if (wait.compareTo(manners.patience()) > 0) {
      return new Failed(
          Kind.BUSY,
          "It is not the turn of " + url.getHost() + " before " + wait.toSeconds() + " s.",
          Optional.empty(),
          Optional.of(wait));
    }
    return after(wait, url, known);
  }

  private FetchOutcome after(Duration wait, URI url, Validators known) {
    try {
      if (!wait.isZero()) {
        pause.of(wait);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Failed.of(Kind.BUSY, "Interrupted while waiting for " + url.getHost() + ".");
    }
    FetchOutcome outcome = fetcher.fetch(url, known);
    if (outcome instanceof Failed failed
        && failed.status().filter(OVERLOADED::contains).isPresent()) {
      Duration asked = failed.retryAfter().orElse(WITHOUT_A_WORD);
      budget.close(host(url), clock.instant().plus(asked.compareTo(FAR) > 0 ? FAR : asked));
    }
    return outcome;
  }

  private Duration remaining(Instant turn) {
    Instant now = clock.instant();
    return turn.isAfter(now) ? Duration.between(now, turn) : Duration.ZERO;
  }

  private Duration interval(URI url) {
    Duration own = robots.delay(url).orElse(Duration.ZERO);
    return own.compareTo(manners.interval()) > 0 ? own : manners.interval();
  }

  private static String host(URI url) {
    return url.getHost().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    fetcher.close();
  }
}

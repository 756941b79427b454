package dev.pactwire.ingest.polite;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Who may ask which host when. A turn is booked for an address, at the host of its last redirect as
 * well; it is begun when its time has come and the last request to the host is far enough away.
 * Safe for use by several threads.
 */
final class Turns {

  private static final Duration FAR = Duration.ofDays(1);

  /**
   * A moment that is ours at the host of an address.
   *
   * @param at when it comes
   * @param detour where the address was redirected to the last time, if that host is booked too
   * @param begun when room was made for its request, if that has happened
   */
  record Turn(Instant at, Optional<URI> detour, Optional<Instant> begun) {

    /** One that has come, at this host alone. */
    static Turn now(Instant now) {
      return new Turn(now, Optional.empty(), Optional.empty());
    }

    /** The same, once the room made for it was used for another request. */
    Turn spent() {
      return new Turn(at, detour, Optional.empty());
    }
  }

  private final HostBudget budget = new HostBudget();
  private final Detours detours = new Detours();
  private final Map<URI, Turn> booked = new ConcurrentHashMap<>();
  private final Manners manners;
  private final Function<URI, Duration> delay;
  private final Clock clock;
  private final PoliteFetcher.Pause pause;

  /**
   * No turn is booked yet.
   *
   * @param delay what the host of an address asks for between two requests
   */
  Turns(Manners manners, Function<URI, Duration> delay, Clock clock, PoliteFetcher.Pause pause) {
    this.manners = manners;
    this.delay = delay;
    this.clock = clock;
    this.pause = pause;
  }

  /** Whether the host of an address is asked without turns. */
  boolean isExempt(URI url) {
    return url.getHost() == null || manners.isExempt(url);
  }

  /**
   * Books a turn, unless there is one.
   *
   * @return after which time it comes
   */
  Duration book(URI url) {
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
      return remaining(before.at());
    }
    Duration wait = budget.book(hosts, now, FAR);
    if (wait.compareTo(FAR) > 0) {
      return FAR;
    }
    booked.put(url, new Turn(now.plus(wait), detour, Optional.empty()));
    return wait;
  }

  /** Books another turn in place of the one there is. */
  Duration bookAnother(URI url) {
    booked.remove(url);
    return book(url);
  }

  /** The turn that is booked for an address. */
  Optional<Turn> of(URI url) {
    return Optional.ofNullable(booked.get(url));
  }

  /** The turn that is booked for an address, from now on booked no more. */
  Optional<Turn> take(URI url) {
    return Optional.ofNullable(booked.remove(url));
  }

  /**
   * Makes room for the request that an address has its turn for.
   *
   * @return zero if it may be sent at once; else after which time this is to be asked again
   */
  Duration begin(URI url) {
    Turn turn = booked.get(url);
    if (turn == null || isExempt(url) || isBegun(url, turn)) {
      return Duration.ZERO;
    }
    Duration wait = makeRoom(url, url);
    if (wait.isZero()) {
      booked.replace(url, turn, new Turn(turn.at(), turn.detour(), Optional.of(clock.instant())));
    }
    return wait;
  }

  /**
   * Makes room for a request to the host of {@code target} in the turn of an address. Who is a
   * little late makes the next one a little late; who is so late that two would meet gets another
   * turn.
   *
   * @return zero if it may be sent at once; else after which time this is to be asked again
   */
  Duration makeRoom(URI url, URI target) {
    Duration interval = interval(target);
    Duration wait = budget.begin(host(target), clock.instant(), interval, Duration.ZERO);
    return wait.compareTo(interval.dividedBy(2)) <= 0 ? wait : bookAnother(url);
  }

  /** Waits for a turn, or says why that makes no sense. */
  Optional<Failed> waitFor(URI url, Optional<Turn> turn) {
    if (isExempt(url) || turn.filter(ours -> isBegun(url, ours)).isPresent()) {
      return Optional.empty();
    }
    Duration wait =
        turn.isPresent()
            ? remaining(turn.get().at())
            : budget.book(host(url), clock.instant(), interval(url), manners.patience());
    Optional<Failed> refused =
        turn.isEmpty() && isTooLong(wait) ? Optional.of(busy(url, wait)) : sleep(url, wait);
    if (refused.isPresent()) {
      return refused;
    }
    Duration more = budget.begin(host(url), clock.instant(), interval(url), manners.patience());
    return isTooLong(more) ? Optional.of(busy(url, more)) : sleep(url, more);
  }

  /** Those who have booked after us all go one interval later. */
  void oneMore(URI url) {
    budget.oneMore(host(url), clock.instant(), interval(url));
  }

  /** Leaves a host alone for a while, as it asked; a day at most. */
  void close(URI url, Duration asked) {
    budget.close(host(url), clock.instant().plus(asked.compareTo(FAR) > 0 ? FAR : asked));
  }

  /** An address led to another one, maybe of another host. */
  void led(URI first, URI last) {
    detours.learn(first, Optional.of(last).filter(to -> !host(to).equals(host(first))));
  }

  /** Whether room was made for the request a moment ago; what is older is void. */
  private boolean isBegun(URI url, Turn turn) {
    return turn.begun().filter(at -> at.plus(interval(url)).isAfter(clock.instant())).isPresent();
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

  private Optional<Failed> sleep(URI url, Duration wait) {
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
    Duration own = delay.apply(url);
    return own.compareTo(manners.interval()) > 0 ? own : manners.interval();
  }

  static String host(URI url) {
    return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
  }
}

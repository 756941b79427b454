package dev.pactwire.ingest.polite;

import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * The robots.txt of each host, kept for a day (RFC 9309, 2.4). One that is not there (4xx) allows
 * everything; one that cannot be had (5xx, no connection) allows nothing until the next try, after
 * a quarter of an hour. Safe for use by several threads.
 */
final class RobotsRules {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration TRIED_AGAIN = Duration.ofMinutes(15);
  private static final int MOST_HOSTS = 20_000;
  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY = 429;

  private record Known(Robots rules, Instant until, Optional<Failed> problem) {}

  private final String product;
  private final Clock clock;
  private final Map<String, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  /** What is being asked for, and who waits for it. */
  private final Map<String, CompletableFuture<Known>> asked = new ConcurrentHashMap<>();

  RobotsRules(String product, Clock clock) {
    this.product = product;
    this.clock = clock;
  }

  /**
   * Why an address may not be fetched; empty if it may.
   *
   * @param fetch fetches the robots.txt if it is not known, and nobody else does
   */
  Optional<Failed> refusal(URI url, Function<URI, FetchOutcome> fetch) {
    Known found = remembered(url).orElseGet(() -> askOnce(url, fetch));
    if (found.rules().allows(url)) {
      return Optional.empty();
    }
    return found
        .problem()
        .or(
            () ->
                Optional.of(
                    Failed.of(
                        Kind.DISALLOWED,
                        "robots.txt of "
                            + url.getHost()
                            + " does not allow "
                            + product
                            + " to read it.")));
  }

  /** Whether the rules for an address are known. */
  boolean isKnown(URI url) {
    return remembered(url).isPresent();
  }

  /** Whether the rules for an address are known, and do not allow it. */
  boolean isRefused(URI url) {
    return remembered(url).filter(found -> !found.rules().allows(url)).isPresent();
  }

  /** Whether somebody is asking for the rules for an address. */
  boolean isAskedFor(URI url) {
    return asked.containsKey(origin(url));
  }

  /**
   * Asks for the rules for an address, unless they are known.
   *
   * @param fetch fetches the robots.txt
   */
  void learn(URI url, Function<URI, FetchOutcome> fetch) {
    if (!isKnown(url)) {
      askOnce(url, fetch);
    }
  }

  /** The Crawl-delay of a host whose robots.txt is known. */
  Optional<Duration> delay(URI url) {
    return remembered(url).flatMap(found -> found.rules().delay());
  }

  private Optional<Known> remembered(URI url) {
    synchronized (known) {
      return Optional.ofNullable(known.get(origin(url)))
          .filter(found -> found.until().isAfter(clock.instant()));
    }
  }

  /** One question at a time to a host: whoever comes meanwhile waits for its answer. */
  private Known askOnce(URI url, Function<URI, FetchOutcome> fetch) {
    CompletableFuture<Known> mine = new CompletableFuture<>();
    CompletableFuture<Known> other = asked.putIfAbsent(origin(url), mine);
    if (other != null) {
      return answer(url, other);
    }
    try {
      // It may have been learnt between the look and the question.
      mine.complete(remembered(url).orElseGet(() -> ask(url, fetch)));
    } finally {
      asked.remove(origin(url));
      // Without effect unless asking ended with a defect.
      mine.complete(notKnown(url));
    }
    return mine.join();
  }

  private Known answer(URI url, CompletableFuture<Known> other) {
    try {
      return other.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return notKnown(url);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a question ended without an answer", impossible);
    }
  }

  private Known notKnown(URI url) {
    Failed problem =
        Failed.of(Kind.BUSY, "The robots.txt of " + url.getHost() + " is not known yet.");
    return new Known(Robots.NOTHING, clock.instant(), Optional.of(problem));
  }

  private Known ask(URI url, Function<URI, FetchOutcome> fetch) {
    URI address = URI.create(origin(url) + "/robots.txt");
    Known found = judge(address, fetch.apply(address));
    if (found.problem().filter(problem -> problem.kind() == Kind.BUSY).isEmpty()) {
      synchronized (known) {
        known.put(origin(url), found);
      }
    }
    return found;
  }

  private Known judge(URI address, FetchOutcome outcome) {
    Instant now = clock.instant();
    if (outcome instanceof Fetched fetched) {
      return new Known(Robots.parse(fetched.body(), product), now.plus(KEPT), Optional.empty());
    }
    if (!(outcome instanceof Failed failed)) {
      return new Known(Robots.ALL, now.plus(KEPT), Optional.empty());
    }
    int status = failed.status().orElse(0);
    boolean absent = status >= CLIENT_ERROR && status < SERVER_ERROR && status != TOO_MANY;
    // Too many redirects count as absent (RFC 9309, 2.3.1.2); a forbidden address is refused by
    // the fetch itself, with its own reason.
    if (absent || failed.kind() == Kind.REDIRECT || failed.kind() == Kind.FORBIDDEN) {
      return new Known(Robots.ALL, now.plus(KEPT), Optional.empty());
    }
    Failed problem =
        failed.kind() == Kind.BUSY
            ? failed
            : new Failed(
                Kind.UNREACHABLE,
                "Without its robots.txt " + address.getHost() + " is not read: " + failed.reason(),
                failed.status(),
                failed.retryAfter());
    return new Known(Robots.NOTHING, now.plus(TRIED_AGAIN), Optional.of(problem));
  }

  private static String origin(URI url) {
    return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
  }
}

package dev.pactwire.ingest.polite;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When each host may be asked next: one request at a time, so far apart as the host's interval
 * says. Whoever books gets a moment that is his alone; whoever comes late to it, because all
 * threads were busy, may meet the next one there, so each request also keeps its distance from the
 * last one that was really begun. Forgets the host unused for longest when there are too many. Safe
 * for use by several threads.
 */
public final class HostBudget {

  private static final int MOST_HOSTS = 100_000;

  /** A moment for each of the hosts that were used last. */
  private static final class Moments extends LinkedHashMap<String, Instant> {
    private static final long serialVersionUID = 1L;

    Moments() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
      return size() > MOST_HOSTS;
    }
  }

  /** When the next turn can be booked. */
  private final Map<String, Instant> free = new Moments();

  /** When the last request that was sent is far enough away. */
  private final Map<String, Instant> begun = new Moments();

  /**
   * Books the next free moment of a host, if it is not too far off.
   *
   * @param now the time
   * @param interval least time between two requests to this host
   * @param patience longest wait that makes sense
   * @return how long to wait for it; longer than {@code patience} if nothing was booked
   */
  public Duration book(String host, Instant now, Duration interval, Duration patience) {
    return book(Map.of(host, interval), now, patience);
  }

  /**
   * Books the next moment at which several hosts are all free, as a visit needs that is redirected
   * from one to the other.
   *
   * @param hosts hosts and least time between two requests to each
   * @param now the time
   * @param patience longest wait that makes sense
   * @return how long to wait for it; longer than {@code patience} if nothing was booked
   */
  public synchronized Duration book(Map<String, Duration> hosts, Instant now, Duration patience) {
    Instant next =
        hosts.keySet().stream()
            .flatMap(host -> Stream.of(free.getOrDefault(host, now), begun.getOrDefault(host, now)))
            .max(Instant::compareTo)
            .filter(now::isBefore)
            .orElse(now);
    Duration wait = Duration.between(now, next);
    if (wait.compareTo(patience) <= 0) {
      hosts.forEach((host, interval) -> free.put(host, next.plus(interval)));
    }
    return wait;
  }

  /** Makes room for one more request than was booked. */
  public synchronized void oneMore(String host, Instant now, Duration interval) {
    Instant next = free.getOrDefault(host, now);
    free.put(host, (next.isBefore(now) ? now : next).plus(interval));
  }

  /**
   * Begins a request, once its turn has come.
   *
   * @param now the time
   * @param interval least time from it to the next request to this host
   * @param patience longest wait that makes sense
   * @return how long to wait before it is sent, so that it keeps its distance; longer than {@code
   *     patience} if it may not be sent
   */
  public synchronized Duration begin(
      String host, Instant now, Duration interval, Duration patience) {
    Instant clear = begun.getOrDefault(host, now);
    Instant next = clear.isBefore(now) ? now : clear;
    Duration wait = Duration.between(now, next);
    if (wait.compareTo(patience) <= 0) {
      begun.put(host, next.plus(interval));
    }
    return wait;
  }

  /**
   * Closes a host until a moment, as it asked with Retry-After, for those as well who have booked.
   * Never opens it sooner.
   */
  public synchronized void close(String host, Instant until) {
    free.merge(host, until, HostBudget::later);
    begun.merge(host, until, HostBudget::later);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

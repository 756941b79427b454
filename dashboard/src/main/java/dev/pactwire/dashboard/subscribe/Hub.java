package dev.pactwire.dashboard.subscribe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.window.Cursor;
import dev.pactwire.dashboard.window.Entry;
import dev.pactwire.dashboard.window.Filter;
import dev.pactwire.dashboard.window.Filter.Fit;
import dev.pactwire.dashboard.window.Missed;
import dev.pactwire.dashboard.window.Window;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All subscribers. Events are handed to each, and sent, every {@value #TICK_MS} ms by one thread:
 * so that at high rates many events go out in one write, and reading the topics waits for nobody.
 */
public final class Hub implements AutoCloseable {
  private static final long TICK_MS = 25;
  private static final int MOST_SEARCHES = 500;

  private final Window window;
  private final Limits limits;
  private final Frames frames = new Frames();
  private final ConcurrentLinkedQueue<Subscription> subscriptions = new ConcurrentLinkedQueue<>();
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
  private final ConcurrentLinkedQueue<Entry> incoming = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "dashboard-subscribers");
            thread.setDaemon(true);
            return thread;
          });

  /** Subscriptions to what this window takes in. */
  public Hub(Window window, Limits limits) {
    this.window = window;
    this.limits = limits;
  }

  /** Begins to send. */
  public void start() {
    window.listen(incoming::add);
    ticker.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
  }

  /** Hands out what has come; whoever reads the topics must not wait for subscribers' locks. */
  private void handOut() {
    for (Entry entry = incoming.poll(); entry != null; entry = incoming.poll()) {
      Fits fits = new Fits(entry.item());
      for (Subscription subscription : subscriptions) {
        try {
          subscription.offer(entry, fits);
        } catch (RuntimeException e) {
          LOG.error("An event could not be offered to a subscriber, who is sent away.", e);
          subscription.evict("An event could not be sent.");
        }
      }
    }
  }

  private void tick() {
    handOut();
    long now = System.nanoTime();
    for (Subscription subscription : subscriptions) {
      try {
        subscription.pump(now);
      } catch (RuntimeException e) {
        // A connection that cannot be written to must not take the others with it.
        subscription.evict("The connection failed.");
      }
      if (subscription.isOver() && subscriptions.remove(subscription)) {
        count.decrementAndGet();
      }
    }
  }

  /** Why there is no room for one more with this filter; empty when there is. */
  public Optional<String> refusal(Filter filter) {
    if (count.get() >= limits.subscribers()) {
      return Optional.of("There are as many subscribers as this dashboard takes.");
    }
    // Looking for words is the one thing whose cost grows with the texts and with each filter.
    return !filter.words().isEmpty() && searches(filter) >= MOST_SEARCHES
        ? Optional.of("As many different words are looked for as this dashboard can look for.")
        : Optional.empty();
  }

  private long searches(Filter besides) {
    return subscriptions.stream()
        .map(Subscription::filter)
        .filter(filter -> !filter.words().isEmpty() && !filter.equals(besides))
        .distinct()
        .count();
  }

  /**
   * Begins a subscription: what was missed, or a snapshot, and then what comes.
   *
   * @return to be run when the connection is known to have ended
   */
  public Runnable subscribe(Request asked, Outlet outlet) {
    Request request = asked.with(shared(asked.filter()));
    Opening opening =
        window.undisturbed(
            () -> {
              Subscription subscription =
                  new Subscription(request, outlet, frames, limits, window.next());
              subscriptions.add(subscription);
              count.incrementAndGet();
              return new Opening(subscription, window.position().toString(), missed(request));
            });
    try {
      begin(opening, request);
    } catch (RuntimeException e) {
      if (subscriptions.remove(opening.subscription())) {
        count.decrementAndGet();
      }
      throw e;
    }
    return opening.subscription()::failed;
  }

  /**
   * A subscription at the moment in which it began; what comes from then on waits with it already.
   *
   * @param position how far the window had read
   * @param missed what there is to go on with, for who came back
   */
  private record Opening(Subscription subscription, String position, Optional<Missed> missed) {}

  /** The same filter of somebody else, if there is one: what an event is to it is asked once. */
  private Filter shared(Filter filter) {
    return subscriptions.stream()
        .map(Subscription::filter)
        .filter(filter::equals)
        .findFirst()
        .orElse(filter);
  }

  /** Looks through the window without holding it: the reader of the topics must not wait. */
  private void begin(Opening opening, Request request) {
    Subscription subscription = opening.subscription();
    if (opening.missed().orElse(null) instanceof Missed.Complete complete) {
      subscription.begin("resumed", Json.object(), complete.goingOn(), opening.position());
      return;
    }
    ObjectNode data = Json.object();
    opening.missed().ifPresent(lost -> data.put("reason", ((Missed.Lost) lost).reason()));
    subscription.begin(
        opening.missed().isPresent() ? "reset" : "snapshot",
        data,
        snapshot(subscription, request),
        opening.position());
  }

  private Optional<Missed> missed(Request request) {
    return request
        .cursor()
        .map(
            cursor ->
                Cursor.parse(cursor)
                    .map(parsed -> window.since(parsed, request.channels()))
                    .orElseGet(() -> new Missed.Lost("unreadable")));
  }

  private List<Entry> snapshot(Subscription subscription, Request request) {
    if (request.snapshot() == 0) {
      return List.of();
    }
    List<Entry> fitting =
        window.entries(request.channels()).stream()
            .filter(subscription::isBefore)
            .filter(entry -> request.filter().fit(entry.item()) == Fit.FITS)
            .toList();
    return fitting.subList(Math.max(0, fitting.size() - request.snapshot()), fitting.size());
  }

  /** How many there are. */
  public int subscribers() {
    return count.get();
  }

  @Override
  public void close() {
    subscriptions.forEach(subscription -> subscription.evict("The dashboard is being stopped."));
    tick();
    ticker.shutdownNow();
    subscriptions.forEach(Subscription::cut);
  }
}

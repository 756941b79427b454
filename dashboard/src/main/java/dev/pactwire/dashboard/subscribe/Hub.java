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

  /** Whether there is room for one more. */
  public boolean hasRoom() {
    return count.get() < limits.subscribers();
  }

  /** Begins a subscription: what was missed, or a snapshot, and then what comes. */
  public void subscribe(Request asked, Outlet outlet) {
    Request request = asked.with(shared(asked.filter()));
    Subscription subscription =
        new Subscription(request, outlet, frames, limits, System.nanoTime());
    window.undisturbed(
        () -> {
          begin(subscription, request);
          count.incrementAndGet();
          return subscriptions.add(subscription);
        });
  }

  /** The same filter of somebody else, if there is one: what an event is to it is asked once. */
  private Filter shared(Filter filter) {
    return subscriptions.stream()
        .map(Subscription::filter)
        .filter(filter::equals)
        .findFirst()
        .orElse(filter);
  }

  private void begin(Subscription subscription, Request request) {
    String position = window.position().toString();
    Optional<Missed> missed = request.cursor().map(cursor -> missed(cursor, request));
    if (missed.isPresent() && missed.get() instanceof Missed.Complete complete) {
      subscription.begin("resumed", Json.object(), complete.entries(), position, window.next());
      return;
    }
    ObjectNode data = Json.object();
    missed.ifPresent(lost -> data.put("reason", ((Missed.Lost) lost).reason()));
    subscription.begin(
        missed.isPresent() ? "reset" : "snapshot",
        data,
        snapshot(request),
        position,
        window.next());
  }

  private Missed missed(String cursor, Request request) {
    return Cursor.parse(cursor)
        .map(parsed -> window.since(parsed, request.channels()))
        .orElseGet(() -> new Missed.Lost("unreadable"));
  }

  private List<Entry> snapshot(Request request) {
    if (request.snapshot() == 0) {
      return List.of();
    }
    List<Entry> fitting =
        window.entries(request.channels()).stream()
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

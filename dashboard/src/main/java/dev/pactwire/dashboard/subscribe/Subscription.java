package dev.pactwire.dashboard.subscribe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.window.Entry;
import dev.pactwire.dashboard.window.Filter;
import dev.pactwire.dashboard.window.Filter.Fit;
import dev.pactwire.dashboard.window.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One subscriber: events wait here until the connection takes them. Nobody waits for a subscriber;
 * one for whom too much waits, or who takes nothing for too long, is told so and cut off.
 */
final class Subscription {
  private static final int BATCH_BYTES = 256 * 1024;
  private static final byte[] NOTHING = {};

  private final Request request;
  private final Outlet outlet;
  private final Frames frames;
  private final Limits limits;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /** The topics as bits. */
  private final int channels;

  /** Sequence number of the first event that comes by itself. */
  private final long from;

  private boolean begun;
  private int most = Integer.MAX_VALUE;
  private String cursor = "";
  private boolean sending;
  private long lastSent;
  private Optional<String> eviction = Optional.empty();
  private boolean over;

  /**
   * Either an event, or a word about the stream itself, ready to be sent.
   *
   * @param shared whether everybody with this filter and these topics has it behind the same event
   */
  private record Waiting(Optional<Entry> entry, byte[] frame, boolean shared) {}

  /**
   * A subscription that takes in what comes, and sends it once it has begun.
   *
   * @param from sequence number of the first event that comes by itself
   */
  Subscription(Request request, Outlet outlet, Frames frames, Limits limits, long from) {
    this.request = request;
    this.outlet = outlet;
    this.frames = frames;
    this.limits = limits;
    this.from = from;
    this.lastSent = System.nanoTime();
    this.channels = request.channels().stream().mapToInt(channel -> 1 << channel.ordinal()).sum();
  }

  /**
   * What the stream begins with: a word on what this is, events, and that from now on it is live.
   * What has come meanwhile follows.
   */
  void begin(String word, ObjectNode data, List<Entry> entries, String position) {
    // Without a cursor of its own: whoever is cut off before the first event asks as before.
    List<Waiting> first = new ArrayList<>(List.of(said("", word, data)));
    for (Entry entry : entries) {
      waiting(entry, request.filter().fit(entry.item()), false).ifPresent(first::add);
    }
    first.add(said(position, "live", Json.object()));
    begin(first, position);
  }

  private synchronized void begin(List<Waiting> first, String position) {
    begun = true;
    if (eviction.isEmpty()) {
      first.addAll(waiting);
      waiting.clear();
      waiting.addAll(first);
      cursor = cursor.isEmpty() ? position : cursor;
      most = first.size() + limits.waiting();
    }
  }

  private Waiting said(String at, String word, ObjectNode data) {
    byte[] frame = outlet.framing().frame(at, word, Json.bytes(data));
    return new Waiting(Optional.empty(), frame, false);
  }

  /** Whether an event came before those that come by themselves. */
  boolean isBefore(Entry entry) {
    return entry.sequence() < from;
  }

  /** What is asked for; that of equal ones is the same object. */
  Filter filter() {
    return request.filter();
  }

  /** Takes in an event that has just come. */
  synchronized void offer(Entry entry, Fits fits) {
    if (isBefore(entry)
        || over
        || eviction.isPresent()
        || (channels & 1 << entry.slot().channel().ordinal()) == 0) {
      return;
    }
    waiting(entry, fits.of(request.filter()), true).ifPresent(waiting::add);
    cursor = entry.cursor();
    if (waiting.size() > most) {
      evict("More than %d events were waiting to be taken.".formatted(limits.waiting()));
    }
  }

  private Optional<Waiting> waiting(Entry entry, Fit fit, boolean live) {
    if (fit == Fit.FITS) {
      return Optional.of(new Waiting(Optional.of(entry), NOTHING, live));
    }
    if (fit == Fit.LEFT && entry.item() instanceof Item.Told told) {
      ObjectNode data = Json.object().put("id", told.article().getArticle().getArticleId());
      return Optional.of(said(entry.cursor(), "left", data));
    }
    return Optional.empty();
  }

  /** Sends what waits, or a sign of life when it is time; called again and again. */
  void pump(long now) {
    Optional<byte[]> batch;
    synchronized (this) {
      if (over || (!begun && eviction.isEmpty())) {
        return;
      }
      if (sending) {
        giveUpWhenStuck(now);
        return;
      }
      batch = next(now);
      sending = batch.isPresent();
    }
    batch.ifPresent(bytes -> outlet.send(bytes, this::sent, this::failed));
  }

  private void giveUpWhenStuck(long now) {
    if (now - lastSent > limits.stuck().toNanos()) {
      over = true;
      outlet.abort();
    }
  }

  private Optional<byte[]> next(long now) {
    if (waiting.isEmpty() && eviction.isEmpty()) {
      if (now - lastSent < limits.heartbeat().toNanos()) {
        return Optional.empty();
      }
      lastSent = now;
      return Optional.of(outlet.framing().heartbeat(cursor));
    }
    lastSent = now;
    List<byte[]> parts = new ArrayList<>();
    List<Entry> events = new ArrayList<>();
    int bytes = 0;
    while (!waiting.isEmpty() && bytes < BATCH_BYTES) {
      Waiting next = waiting.poll();
      next.entry().filter(entry -> next.shared()).ifPresent(events::add);
      byte[] part =
          next.entry()
              .map(entry -> frames.of(entry, request.view(), outlet.framing()))
              .orElse(next.frame());
      parts.add(part);
      bytes += part.length;
    }
    return Optional.of(
        parts.size() > 1 && events.size() == parts.size()
            ? frames.joined(batch(events), parts)
            : Frames.joined(parts));
  }

  private Frames.Batch batch(List<Entry> events) {
    return new Frames.Batch(
        request.filter(),
        channels,
        request.view(),
        outlet.framing(),
        events.get(0).sequence(),
        events.get(events.size() - 1).sequence());
  }

  private void sent() {
    synchronized (this) {
      sending = false;
      if (eviction.isEmpty() || !waiting.isEmpty() || over) {
        return;
      }
      over = true;
    }
    outlet.end();
  }

  /** The connection has ended. */
  synchronized void failed() {
    over = true;
    sending = false;
  }

  /**
   * Cuts the subscriber off, with a reason that is sent before if the connection still takes it.
   */
  synchronized void evict(String reason) {
    if (!over && eviction.isEmpty()) {
      eviction = Optional.of(reason);
      waiting.clear();
      // Without a cursor: what was cleared is still to come for whoever comes back.
      waiting.add(said("", "evicted", Json.object().put("reason", reason)));
    }
  }

  /** Ends the connection without another word. */
  void cut() {
    synchronized (this) {
      over = true;
    }
    outlet.abort();
  }

  /** Whether nothing can be sent any more. */
  synchronized boolean isOver() {
    return over;
  }
}

package dev.pactwire.processor.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A burst that lasts; what it has gathered so far. */
final class OpenBurst {

  private static final int MOST_ARTICLES = 10;

  private final long since;
  private final List<String> articles;
  private long lastAbove;
  private int count;

  OpenBurst(long since, long lastAbove, int count, List<String> articles) {
    this.since = since;
    this.lastAbove = lastAbove;
    this.count = count;
    this.articles = new ArrayList<>(articles.subList(0, Math.min(articles.size(), MOST_ARTICLES)));
  }

  /** Another cluster; one published before the burst does not belong to it. */
  void add(long window, String article) {
    if (window >= since) {
      count++;
      if (articles.size() < MOST_ARTICLES) {
        articles.add(article);
      }
    }
  }

  /** There was still too much up to this window. */
  void lastsTo(long window) {
    lastAbove = Math.max(lastAbove, window);
  }

  long lastAbove() {
    return lastAbove;
  }

  Burst began(Rhythm rhythm) {
    return told(rhythm, Optional.empty(), count);
  }

  /**
   * The whole burst.
   *
   * @param after how many clusters were counted that belong to the time after it
   */
  Burst ended(Rhythm rhythm, int after) {
    Instant until = Instant.ofEpochMilli(Windows.start(lastAbove + 1));
    return told(rhythm, Optional.of(until), Math.max(0, count - after));
  }

  private Burst told(Rhythm rhythm, Optional<Instant> until, int clusters) {
    return new Burst(
        Instant.ofEpochMilli(Windows.start(since)),
        until,
        clusters,
        rhythm.usual(since, lastAbove),
        articles);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(since);
    out.writeLong(lastAbove);
    out.writeInt(count);
    Strings.write(out, articles);
  }

  static OpenBurst readFrom(DataInput in) throws IOException {
    return new OpenBurst(in.readLong(), in.readLong(), in.readInt(), Strings.read(in));
  }
}

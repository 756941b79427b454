package dev.pactwire.processor.alert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds bursts in the news of one label.
 *
 * <p>It is told of each cluster once, when its first article arrives, and counts it in the five
 * minutes in which that article was published. A burst begins when in half an hour or in an hour
 *
 * <ul>
 *   <li>at least {@value #FEWEST} independent clusters were told,
 *   <li>twice as many as the learnt {@link Rhythm} expects,
 *   <li>and so many that they come by {@link Chance} once in {@value #ONCE_IN} times: some forty
 *       labels are looked at whenever something is told of them, for weeks. News is moodier than
 *       Poisson's chance (an hour has a fifth more or less than it should), and the rarer a label,
 *       the less is known of what is usual for it.
 * </ul>
 *
 * <p>It lasts as long as there are half as many clusters as that, one and a half times what is
 * usual, and two deviations; and ends when for an hour there was no such half hour, so that one
 * burst is not told in pieces.
 *
 * <p>Neither replay nor backfill makes a burst. What was published more than {@link #FRESH} before
 * it arrived fires nothing and is not learnt; a source that brought some of it within the hour
 * counts only with the news that it has beyond that, so that an archive silences itself and nobody
 * else; nor does what a single source brings make a burst ({@link RecentCounts#independent}).
 * Nothing fires in the first {@link #LEARNING} of a watch. A label that was silent all the time is
 * one of which zero is usual.
 *
 * <p>The rhythm learns an hour when nothing fresh can come in for it any more. Time is the latest
 * arrival: the outcome follows from what it is told alone. Not thread-safe.
 */
public final class BurstDetector {

  /** What was published longer ago when it arrives is history. */
  public static final Duration FRESH = Duration.ofHours(3);

  /** How long is only learnt. */
  public static final Duration LEARNING = Duration.ofDays(7);

  static final int FEWEST = 8;
  static final int ONCE_IN = 15_000;

  /** Square of the share by which an hour usually has more or less than it should. */
  private static final double MOOD = 0.05;

  /** What is usual is known as well as from so many clusters: its inverse for one an hour. */
  private static final double UNKNOWN = 0.3;

  private static final double LEAST_RATE = 0.05;
  private static final double LASTS = 2;
  private static final int SPAN = 6;
  private static final int LONGEST_SPAN = 2 * SPAN;
  private static final int QUIET = Windows.OF_AN_HOUR;
  private static final long FORGOTTEN_HOURS = 24L * 7 * 8;
  private static final int FORMAT = 3;
  private static final int FORMAT_WITHOUT_WEEKS = 2;
  private static final int FORMAT_WITHOUT_HISTORY = 1;

  private final long begun;
  private final Rhythm rhythm;
  private final RecentCounts recent;
  private final LatestArticles latest;
  private final RecentCounts history;
  private Optional<OpenBurst> open;
  private long now;
  private long unlearntHour;
  private long toldBefore = Long.MIN_VALUE;

  private BurstDetector(
      long begun,
      long now,
      long unlearntHour,
      Rhythm rhythm,
      RecentCounts recent,
      LatestArticles latest,
      RecentCounts history) {
    this.begun = begun;
    this.now = now;
    this.unlearntHour = unlearntHour;
    this.rhythm = rhythm;
    this.recent = recent;
    this.latest = latest;
    this.history = history;
    this.open = Optional.empty();
  }

  /**
   * A detector for a label of which nothing has been told since the watch began.
   *
   * @param begun when the watch began, in milliseconds since 1970
   */
  public static BurstDetector since(long begun) {
    return new BurstDetector(
        begun,
        begun,
        Math.floorDiv(begun, Windows.HOUR) + 1,
        new Rhythm(),
        new RecentCounts(),
        new LatestArticles(),
        new RecentCounts());
  }

  /**
   * A cluster was told.
   *
   * @param arrival when, in milliseconds since 1970
   * @param published when its article was published, not after its arrival
   * @param source who brought it
   * @param article the article's id
   * @return the burst that begins with it, if one does
   */
  public Optional<Burst> told(long arrival, long published, String source, String article) {
    moveTo(arrival);
    if (now - published > FRESH.toMillis()) {
      history.add(Windows.of(now), source);
      return Optional.empty();
    }
    long window = Windows.of(published);
    recent.add(window, source);
    latest.add(window, article);
    open.ifPresent(burst -> burst.add(window, article));
    return now - begun < LEARNING.toMillis() ? Optional.empty() : judge(window);
  }

  /**
   * Looks at each half hour that the window is part of, and at the longer spans that end with it.
   */
  private Optional<Burst> judge(long window) {
    for (long last = window; last < window + SPAN && last <= Windows.of(now); last++) {
      if (open.isPresent()) {
        long first = last - SPAN + 1;
        if (lasts(recent.independent(first, last), rhythm.usual(first, last))) {
          open.get().lastsTo(last);
        }
      } else {
        Optional<Burst> begun = beginningAt(last);
        if (begun.isPresent()) {
          return begun;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Burst> beginningAt(long last) {
    for (long first = last - SPAN + 1; first > last - LONGEST_SPAN; first -= SPAN) {
      // What was told as a burst is no part of another one.
      if (first >= toldBefore && begins(first, last)) {
        long beginning = densest(first, last);
        if (recent.independentBeyond(history, beginning, last) >= FEWEST) {
          return Optional.of(begin(beginning, last));
        }
      }
    }
    return Optional.empty();
  }

  /** A span may hold quiet time before the burst: where the part begins that has most beyond it. */
  private long densest(long first, long last) {
    double dense = (double) recent.all(first, last) / (last - first + 1);
    long beginning = first;
    double most = Double.NEGATIVE_INFINITY;
    double beyond = 0;
    for (long window = last; window >= first; window--) {
      beyond += recent.all(window, window) - (dense + rhythm.usual(window)) / 2;
      if (beyond >= most) {
        most = beyond;
        beginning = window;
      }
    }
    return beginning;
  }

  private Burst begin(long first, long last) {
    int count = recent.all(first, last);
    OpenBurst burst = new OpenBurst(first, last, count, latest.from(first));
    open = Optional.of(burst);
    return burst.began(rhythm);
  }

  /** What was told in the quiet hour is not part of it. */
  private Burst end(OpenBurst burst) {
    toldBefore = burst.lastAbove() + 1;
    return burst.ended(rhythm, recent.all(toldBefore, Windows.of(now)));
  }

  private boolean begins(long first, long last) {
    int count = recent.independentBeyond(history, first, last);
    double usual = rhythm.usual(first, last);
    double anHour = usual * Windows.OF_AN_HOUR / (last - first + 1);
    return count >= FEWEST
        && count >= 2 * usual
        && Chance.ofAtLeast(count, usual, MOOD + UNKNOWN / Math.max(anHour, LEAST_RATE))
            <= 1.0 / ONCE_IN;
  }

  private static boolean lasts(int count, double usual) {
    return count >= FEWEST / 2 && count >= 1.5 * usual && deviation(count, usual) >= LASTS;
  }

  private static double deviation(int count, double usual) {
    return 2 * (Math.sqrt(count) - Math.sqrt(usual));
  }

  /**
   * Time has passed.
   *
   * @param time the latest arrival of all labels, in milliseconds since 1970
   * @return the burst that has ended, if one has
   */
  public Optional<Burst> passed(long time) {
    long latest = Math.max(now, time);
    // Before anything is learnt or forgotten: so it does not matter how often somebody looks.
    Optional<Burst> ended =
        open.filter(burst -> Windows.of(latest) - burst.lastAbove() > QUIET).map(this::end);
    if (ended.isPresent()) {
      open = Optional.empty();
    }
    moveTo(time);
    return ended;
  }

  private void moveTo(long time) {
    now = Math.max(now, time);
    long learnable = Math.floorDiv(now - FRESH.toMillis(), Windows.HOUR);
    // What lies so far back weighs nothing.
    unlearntHour = Math.max(unlearntHour, learnable - FORGOTTEN_HOURS);
    while (unlearntHour < learnable) {
      long first = unlearntHour * Windows.OF_AN_HOUR;
      rhythm.learn(unlearntHour, recent.independent(first, first + Windows.OF_AN_HOUR - 1));
      unlearntHour++;
    }
    recent.forgetBefore(unlearntHour * Windows.OF_AN_HOUR - LONGEST_SPAN);
    history.forgetBefore(Windows.of(now) - Windows.OF_AN_HOUR);
  }

  /** The state, for {@link #fromBytes}: some 1,500 bytes, and eight for each recent teller. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(begun);
      out.writeLong(now);
      out.writeLong(unlearntHour);
      rhythm.writeTo(out);
      recent.writeTo(out);
      latest.writeTo(out);
      history.writeTo(out);
      out.writeLong(toldBefore);
      out.writeBoolean(open.isPresent());
      if (open.isPresent()) {
        open.get().writeTo(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static BurstDetector fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readByte();
      if (format < FORMAT_WITHOUT_HISTORY || format > FORMAT) {
        throw new IllegalArgumentException("The state of a burst detector has an unknown format.");
      }
      BurstDetector detector =
          new BurstDetector(
              in.readLong(),
              in.readLong(),
              in.readLong(),
              format < FORMAT ? Rhythm.readWithoutWeeks(in) : Rhythm.readFrom(in),
              RecentCounts.readFrom(in),
              LatestArticles.readFrom(in),
              format < FORMAT_WITHOUT_WEEKS ? new RecentCounts() : RecentCounts.readFrom(in));
      detector.toldBefore = format < FORMAT_WITHOUT_WEEKS ? Long.MIN_VALUE : in.readLong();
      detector.open = in.readBoolean() ? Optional.of(OpenBurst.readFrom(in)) : Optional.empty();
      return detector;
    } catch (IOException e) {
      throw new IllegalArgumentException("The state of a burst detector is cut off.", e);
    }
  }
}

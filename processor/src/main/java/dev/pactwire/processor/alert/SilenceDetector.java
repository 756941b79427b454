package dev.pactwire.processor.alert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds out when one source has gone silent.
 *
 * <p>The usual gap at a time of day is the longest pause that the source made after articles of
 * that hour or of the hours beside it (UTC), working days and weekends apart. A longer pause is
 * learnt at once, a shorter one slowly; the pause of an outage at most as twice what was usual. For
 * hours never seen, the longest known pause counts.
 *
 * <p>A source is silent when it has told nothing for longer than twice its usual gap, and for 30
 * minutes at least; and no longer when it speaks again. Nothing is said of a source that is known
 * for less than {@link #LEARNING}, or that has paused fewer than {@value #FEWEST} times: of one
 * that spoke once, nobody knows when it should again.
 *
 * <p>Times are milliseconds since 1970. Not thread-safe.
 */
public final class SilenceDetector {

  /** How long a source is only listened to. */
  public static final Duration LEARNING = Duration.ofDays(2);

  /** The shortest silence that is told. */
  public static final Duration SHORTEST = Duration.ofMinutes(30);

  static final int FEWEST = 8;

  private static final long SAME_POLL = 60_000;
  private static final double SHRINK = 0.1;
  private static final int HOURS = 24;
  private static final int FORMAT = 2;
  private static final int FORMAT_WITHOUT_WITHHELD = 1;

  private final long first;
  private final long[] gaps = new long[2 * HOURS];
  private long last;
  private long longestOfHour;
  private int pauses;
  private boolean silent;
  private boolean withheld;

  private SilenceDetector(long first) {
    this.first = first;
    this.last = first;
  }

  /** A source that spoke for the first time. */
  public static SilenceDetector since(long arrival) {
    return new SilenceDetector(arrival);
  }

  /**
   * The source has spoken.
   *
   * @return the silence that ends with it, if there was one
   */
  public Optional<Silence> spoke(long arrival) {
    if (arrival <= last) {
      return Optional.empty();
    }
    Optional<Silence> ended =
        Optional.of(silence(Optional.of(Instant.ofEpochMilli(arrival)))).filter(s -> isTold());
    learn(arrival - last);
    if (hour(arrival) != hour(last)) {
      close();
    }
    silent = false;
    withheld = false;
    last = arrival;
    return ended;
  }

  private void learn(long gap) {
    long believed = silent ? Math.min(gap, 2 * usualGap()) : gap;
    longestOfHour = Math.max(longestOfHour, believed);
    if (gap > SAME_POLL) {
      pauses = Math.min(pauses + 1, FEWEST);
    }
  }

  /** The hour of the last arrival is over. */
  private void close() {
    int cell = cell(hour(last));
    gaps[cell] =
        longestOfHour >= gaps[cell]
            ? longestOfHour
            : Math.round(gaps[cell] + SHRINK * (longestOfHour - gaps[cell]));
    longestOfHour = 0;
  }

  /**
   * Time has passed.
   *
   * @param now milliseconds since 1970, up to which everything that arrived has been told
   * @return the silence that has become too long, once
   */
  public Optional<Silence> passed(long now) {
    if (!isDue(now)) {
      return Optional.empty();
    }
    silent = true;
    return Optional.of(silence(Optional.empty()));
  }

  /** Whether {@link #passed} would tell of a silence; nothing changes. */
  public boolean isDue(long now) {
    return !silent
        && pauses >= FEWEST
        && last - first >= LEARNING.toMillis()
        && now - last > Math.max(SHORTEST.toMillis(), 2 * usualGap());
  }

  /** The silence that has just become too long is not told, nor its end. */
  public void withhold() {
    withheld = silent;
  }

  /** Whether it is silent and that has not been told. */
  public boolean isWithheld() {
    return withheld;
  }

  /** The silence that was withheld is told now, if it lasts. */
  public Optional<Silence> release() {
    Optional<Silence> lasting = Optional.of(silence(Optional.empty())).filter(s -> withheld);
    withheld = false;
    return lasting;
  }

  private boolean isTold() {
    return silent && !withheld;
  }

  /**
   * Nobody expects the source to speak before this time: it is paused. What it does not tell
   * meanwhile is not learnt, and waiting begins anew.
   *
   * @return the silence that ends with it, if there was one
   */
  public Optional<Silence> excused(long now) {
    if (now <= last) {
      return Optional.empty();
    }
    Optional<Silence> ended =
        Optional.of(silence(Optional.of(Instant.ofEpochMilli(now)))).filter(s -> isTold());
    if (hour(now) != hour(last) && longestOfHour > 0) {
      close();
    }
    silent = false;
    withheld = false;
    last = now;
    return ended;
  }

  /** When it last spoke, or was last excused. */
  public long last() {
    return last;
  }

  private Silence silence(Optional<Instant> until) {
    return new Silence(Instant.ofEpochMilli(last), until, Duration.ofMillis(usualGap()));
  }

  private long usualGap() {
    long hour = hour(last);
    long usual = longestOfHour;
    for (long beside = hour - 1; beside <= hour + 1; beside++) {
      usual = Math.max(usual, gaps[cell(beside)]);
    }
    return gaps[cell(hour)] == 0 ? Math.max(usual, Arrays.stream(gaps).max().orElse(0)) : usual;
  }

  private static long hour(long time) {
    return Math.floorDiv(time, Windows.HOUR);
  }

  private static int cell(long hour) {
    int weekend = Windows.dayOfWeek(hour) >= 5 ? HOURS : 0;
    return weekend + Windows.hourOfDay(hour);
  }

  /** The state, for {@link #fromBytes}: 417 bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(first);
      out.writeLong(last);
      out.writeLong(longestOfHour);
      out.writeInt(pauses);
      out.writeBoolean(silent);
      out.writeBoolean(withheld);
      for (long gap : gaps) {
        out.writeLong(gap);
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
  public static SilenceDetector fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readByte();
      if (format != FORMAT && format != FORMAT_WITHOUT_WITHHELD) {
        throw new IllegalArgumentException(
            "The state of a silence detector has an unknown format.");
      }
      SilenceDetector detector = new SilenceDetector(in.readLong());
      detector.last = in.readLong();
      detector.longestOfHour = in.readLong();
      detector.pauses = in.readInt();
      detector.silent = in.readBoolean();
      detector.withheld = format == FORMAT && in.readBoolean();
      for (int i = 0; i < detector.gaps.length; i++) {
        detector.gaps[i] = in.readLong();
      }
      return detector;
    } catch (IOException e) {
      throw new IllegalArgumentException("The state of a silence detector is cut off.", e);
    }
  }
}

package dev.pactwire.processor.alert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out when there are more failures than usual.
 *
 * <p>There are too many when half an hour has at least {@value #FEWEST}, and at least three times
 * what the learnt {@link Rhythm} of hours and weekdays expects and three standard deviations more
 * (of Poisson: √e). It lasts until a half hour has less than half as many as that. Where nothing is
 * learnt yet, zero is usual: the bound is then {@value #FEWEST}.
 *
 * <p>Times are milliseconds since 1970; what comes late counts when it comes. Not thread-safe.
 */
public final class ExcessDetector {

  /** Failures in half an hour that nobody needs to look at. */
  public static final int FEWEST = 10;

  private static final int SPAN = 6;
  private static final long FORGOTTEN_HOURS = 24L * 7 * 8;
  private static final long NONE = -1;
  private static final int FORMAT = 2;
  private static final int FORMAT_WITHOUT_WEEKS = 1;

  private final Rhythm rhythm;
  private final int[] recent = new int[SPAN];
  private long window;
  private int ofHour;
  private long since = NONE;
  private int count;

  private ExcessDetector(long window, Rhythm rhythm) {
    this.window = window;
    this.rhythm = rhythm;
  }

  /** A detector that knows nothing yet. */
  public static ExcessDetector since(long begun) {
    return new ExcessDetector(Windows.of(begun), new Rhythm());
  }

  /** A failure; the excess that begins with it, if one does. */
  public Optional<Excess> failed(long at) {
    moveTo(at);
    recent[0]++;
    ofHour++;
    if (since != NONE) {
      count++;
      return Optional.empty();
    }
    if (sum() < tooMany()) {
      return Optional.empty();
    }
    since = Windows.start(window - SPAN + 1);
    count = sum();
    return Optional.of(told(Optional.empty()));
  }

  /** Time has passed; the excess that has ended, if one has. */
  public Optional<Excess> passed(long now) {
    moveTo(now);
    if (since == NONE || sum() >= tooMany() / 2) {
      return Optional.empty();
    }
    Excess ended = told(Optional.of(Instant.ofEpochMilli(Math.max(now, since))));
    since = NONE;
    count = 0;
    return Optional.of(ended);
  }

  private int sum() {
    int sum = 0;
    for (int each : recent) {
      sum += each;
    }
    return sum;
  }

  private double tooMany() {
    double usual = usual();
    return Math.max(FEWEST, 3 * (usual + Math.sqrt(usual)));
  }

  private double usual() {
    return rhythm.usual(window - SPAN + 1, window);
  }

  private Excess told(Optional<Instant> until) {
    return new Excess(Instant.ofEpochMilli(since), until, count, usual());
  }

  private void moveTo(long time) {
    long to = Windows.of(time);
    if (to - window > FORGOTTEN_HOURS * Windows.OF_AN_HOUR) {
      // What lies so far back weighs nothing.
      window = to - FORGOTTEN_HOURS * Windows.OF_AN_HOUR;
    }
    while (window < to) {
      window++;
      System.arraycopy(recent, 0, recent, 1, SPAN - 1);
      recent[0] = 0;
      if (window % Windows.OF_AN_HOUR == 0) {
        rhythm.learn(window / Windows.OF_AN_HOUR - 1, ofHour);
        ofHour = 0;
      }
    }
  }

  /** The state, for {@link #fromBytes}: some 1,400 bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(window);
      rhythm.writeTo(out);
      for (int each : recent) {
        out.writeInt(each);
      }
      out.writeInt(ofHour);
      out.writeLong(since);
      out.writeInt(count);
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
  public static ExcessDetector fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readByte();
      if (format != FORMAT && format != FORMAT_WITHOUT_WEEKS) {
        throw new IllegalArgumentException(
            "The state of a detector of failures has an unknown format.");
      }
      ExcessDetector detector =
          new ExcessDetector(
              in.readLong(), format == FORMAT ? Rhythm.readFrom(in) : Rhythm.readWithoutWeeks(in));
      for (int i = 0; i < SPAN; i++) {
        detector.recent[i] = in.readInt();
      }
      detector.ofHour = in.readInt();
      detector.since = in.readLong();
      detector.count = in.readInt();
      return detector;
    } catch (IOException e) {
      throw new IllegalArgumentException("The state of a detector of failures is cut off.", e);
    }
  }
}

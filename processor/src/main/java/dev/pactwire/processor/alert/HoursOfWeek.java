package dev.pactwire.processor.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What was told at each hour of the week (UTC) in each of the last three weeks.
 *
 * <p>Usual is what two of the three had, which is their median: what came once, such as a burst, is
 * no rule, and what came twice at the same hour of the week is one, even if it stays away once. As
 * such things are not punctual, a time has as much as the hour that lies half an hour before or
 * behind it. Hours must be told in order, quiet ones too. Not thread-safe.
 */
final class HoursOfWeek {

  private static final int WEEKS = 3;
  private static final int HOURS = 7 * 24;
  private static final int HALF_AN_HOUR = Windows.OF_AN_HOUR / 2;

  private final char[] counts = new char[HOURS * WEEKS];

  /** Learns the count of one hour, counted from 1970. */
  void learn(long hour, double count) {
    int first = cell(hour);
    System.arraycopy(counts, first, counts, first + 1, WEEKS - 1);
    counts[first] = (char) Math.min(Math.round(count), Character.MAX_VALUE);
  }

  /** What is usual in one window. */
  double usual(long window) {
    long before = Math.floorDiv(window - HALF_AN_HOUR, Windows.OF_AN_HOUR);
    long behind = Math.floorDiv(window + HALF_AN_HOUR, Windows.OF_AN_HOUR);
    return (double) Math.max(median(before), median(behind)) / Windows.OF_AN_HOUR;
  }

  private int median(long hour) {
    int first = cell(hour);
    int one = counts[first];
    int two = counts[first + 1];
    int three = counts[first + 2];
    return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
  }

  private static int cell(long hour) {
    return (Windows.dayOfWeek(hour) * 24 + Windows.hourOfDay(hour)) * WEEKS;
  }

  void writeTo(DataOutput out) throws IOException {
    for (char count : counts) {
      out.writeChar(count);
    }
  }

  static HoursOfWeek readFrom(DataInput in) throws IOException {
    HoursOfWeek hours = new HoursOfWeek();
    for (int i = 0; i < hours.counts.length; i++) {
      hours.counts[i] = in.readChar();
    }
    return hours;
  }
}

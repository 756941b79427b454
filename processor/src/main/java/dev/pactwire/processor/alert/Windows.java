package dev.pactwire.processor.alert;

/**
 * Time in windows of five minutes, numbered from 1970 in UTC. All times are milliseconds since
 * 1970.
 */
public final class Windows {

  /** Length of a window in minutes. */
  public static final int MINUTES = 5;

  /** Length of a window in milliseconds. */
  public static final long MILLIS = MINUTES * 60_000L;

  /** Windows of an hour. */
  static final int OF_AN_HOUR = 60 / MINUTES;

  /** Length of an hour in milliseconds. */
  static final long HOUR = OF_AN_HOUR * MILLIS;

  private Windows() {}

  /** The window that holds this time. */
  public static long of(long millis) {
    return Math.floorDiv(millis, MILLIS);
  }

  /** When a window begins. */
  public static long start(long window) {
    return window * MILLIS;
  }

  /** Hour of the day in UTC, 0 to 23, of an hour counted from 1970. */
  static int hourOfDay(long hour) {
    return (int) Math.floorMod(hour, 24L);
  }

  /** Day of the week in UTC, 0 for Monday, of an hour counted from 1970, a Thursday. */
  static int dayOfWeek(long hour) {
    return (int) Math.floorMod(Math.floorDiv(hour, 24L) + 3, 7L);
  }
}

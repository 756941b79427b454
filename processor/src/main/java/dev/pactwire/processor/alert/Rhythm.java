package dev.pactwire.processor.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much is usual at which time of which weekday (UTC): a rate for each hour of the day, times a
 * factor for each day of the week. Both are exponentially smoothed, as in the seasonal smoothing of
 * Winters (1960): an hour remembers about a week of days, a weekday about three weeks, and the
 * first ones count in full.
 *
 * <p>Hours must be told in order, quiet ones too. Once an hour of the day has been seen three
 * times, no count moves it by more than three times what is usual: what is extraordinary is not
 * learnt as the rule at once, but becomes it when it stays.
 *
 * <p>What comes at some hours of one weekday only is no product of hours and weekdays: the silent
 * days take the hours back to zero before the weekday's factor, a tenth to ten, can grow. Where
 * {@link HoursOfWeek} knows of at least {@value #WEEKLY_TIMES} times as much as the product
 * explains, and of {@value #WEEKLY_LEAST} an hour, that is usual: less than that is chance.
 */
final class Rhythm {

  private static final double HOUR_WEIGHT = 0.15;
  private static final double DAY_WEIGHT = 0.3;
  private static final double FEWEST_OF_A_DAY = 10;
  private static final double LEAST_FACTOR = 0.1;
  private static final double MOST_FACTOR = 10;
  private static final int KNOWN_AFTER = 3;
  private static final double WEEKLY_TIMES = 2;
  private static final double WEEKLY_LEAST = 4;
  private static final int HOURS = 24;
  private static final int DAYS = 7;

  private final double[] rates = new double[HOURS];
  private final double[] factors = new double[DAYS];
  private final int[] visits = new int[HOURS];
  private HoursOfWeek weekly = new HoursOfWeek();
  private double toldToday;
  private double usualToday;

  Rhythm() {
    java.util.Arrays.fill(factors, 1);
  }

  /** Learns the count of one hour, counted from 1970. */
  void learn(long hour, double count) {
    weekly.learn(hour, count);
    int of = Windows.hourOfDay(hour);
    int day = Windows.dayOfWeek(hour);
    double usual = rates[of] * factors[day];
    boolean known = visits[of] >= KNOWN_AFTER;
    double learnt = known ? Math.min(count, 3 * (usual + Math.sqrt(usual) + 1)) : count;
    toldToday += learnt;
    usualToday += rates[of];
    visits[of] = Math.min(visits[of] + 1, 1_000);
    rates[of] += Math.max(HOUR_WEIGHT, 1.0 / visits[of]) * (learnt / factors[day] - rates[of]);
    if (of == HOURS - 1) {
      endDay(day, known);
    }
  }

  private void endDay(int day, boolean known) {
    if (known) {
      double ratio = (toldToday + FEWEST_OF_A_DAY) / (usualToday + FEWEST_OF_A_DAY);
      int weeks = (visits[HOURS - 1] + DAYS - 1) / DAYS;
      double before = factors[day];
      double factor = before + Math.max(DAY_WEIGHT, 1.0 / weeks) * (ratio - before);
      factors[day] = Math.max(LEAST_FACTOR, Math.min(MOST_FACTOR, factor));
      putRight(ratio / before, before / factors[day]);
    }
    toldToday = 0;
    usualToday = 0;
  }

  /**
   * Today's hours were learnt before its factor was: what was the weekday's doing is taken back.
   *
   * @param level what was told today of what was usual
   * @param corrected what the old factor is of the new one
   */
  private void putRight(double level, double corrected) {
    double weight = Math.max(HOUR_WEIGHT, 1.0 / visits[HOURS - 1]);
    double share = (1 + weight * (level * corrected - 1)) / (1 + weight * (level - 1));
    for (int hour = 0; hour < HOURS; hour++) {
      rates[hour] *= share;
    }
  }

  /** What is usual in one window. */
  double usual(long window) {
    double explained = explained(window);
    double known = weekly.usual(window);
    boolean tells = known >= WEEKLY_TIMES * explained && known * Windows.OF_AN_HOUR >= WEEKLY_LEAST;
    return tells ? known : explained;
  }

  /** Hours times weekdays: the rate runs straight from the middle of an hour to the next. */
  private double explained(long window) {
    double middle = (window + 0.5) / Windows.OF_AN_HOUR - 0.5;
    long hour = (long) Math.floor(middle);
    double share = middle - hour;
    return ((1 - share) * rate(hour) + share * rate(hour + 1)) / Windows.OF_AN_HOUR;
  }

  /** What is usual from one window to another, both included. */
  double usual(long first, long last) {
    double sum = 0;
    for (long window = first; window <= last; window++) {
      sum += usual(window);
    }
    return sum;
  }

  /** Neighbouring hours steady each other. */
  private double rate(long hour) {
    double around = rates[Windows.hourOfDay(hour - 1)] + rates[Windows.hourOfDay(hour + 1)];
    return (around + 2 * rates[Windows.hourOfDay(hour)]) / 4 * factors[Windows.dayOfWeek(hour)];
  }

  void writeTo(DataOutput out) throws IOException {
    for (int i = 0; i < HOURS; i++) {
      out.writeDouble(rates[i]);
      out.writeShort(visits[i]);
    }
    for (double factor : factors) {
      out.writeDouble(factor);
    }
    out.writeDouble(toldToday);
    out.writeDouble(usualToday);
    weekly.writeTo(out);
  }

  static Rhythm readFrom(DataInput in) throws IOException {
    Rhythm rhythm = readWithoutWeeks(in);
    rhythm.weekly = HoursOfWeek.readFrom(in);
    return rhythm;
  }

  /** Reads what was written before there were hours of the week: nothing is known of them. */
  static Rhythm readWithoutWeeks(DataInput in) throws IOException {
    Rhythm rhythm = new Rhythm();
    for (int i = 0; i < HOURS; i++) {
      rhythm.rates[i] = in.readDouble();
      rhythm.visits[i] = in.readShort();
    }
    for (int i = 0; i < DAYS; i++) {
      rhythm.factors[i] = in.readDouble();
    }
    rhythm.toldToday = in.readDouble();
    rhythm.usualToday = in.readDouble();
    return rhythm;
  }
}

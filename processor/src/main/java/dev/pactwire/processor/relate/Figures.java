package dev.pactwire.processor.relate;

import dev.pactwire.processor.text.Tokens;
import java.util.Arrays;

/**
 * The figures of a text in a form that languages share: their digits, whatever separates thousands
 * and decimals. {@code 1,234.5}, {@code 1.234,5} and {@code 1 234,5} are one figure.
 *
 * <p>A figure is <em>telling</em> if it has at least three digits, or a separator; but round ones
 * ({@code 5,000}), years and days ({@code 3.11.2026}) are not. Other numbers of two digits and more
 * are <em>common</em>; single digits and numbers that touch a letter are no figures.
 */
final class Figures {

  /** Figures that are kept of one text. */
  static final int MOST = 24;

  private static final int LONGEST = 15;
  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2100;
  private static final int YEAR_DIGITS = 4;

  private final String text;
  private final Tokens words;
  private long[] found = new long[MOST];
  private int size;

  /** Where the reading of a figure stands. */
  private int at;

  private Figures(String text, Tokens words) {
    this.text = text;
    this.words = words;
  }

  /**
   * The distinct figures of a text, at most {@value #MOST}: telling ones before common ones, then
   * larger ones first. Each is a code for {@link #isTelling} and {@link #digits}.
   *
   * @param words of the text: only those with a digit are looked at
   */
  static long[] of(String text, Tokens words) {
    return new Figures(text, words).run();
  }

  static boolean isTelling(long figure) {
    return (figure & 1) != 0;
  }

  static String digits(long figure) {
    return Long.toString(figure >>> 1);
  }

  private long[] run() {
    for (int i = 0; i < words.size(); i++) {
      if (words.hasDigit(i) && words.start(i) >= at && digit(words.start(i)) >= 0) {
        at = words.start(i);
        read();
      }
    }
    long[] distinct = Arrays.stream(found, 0, size).distinct().toArray();
    return Arrays.stream(distinct)
        .boxed()
        .sorted(Figures::mostTellingFirst)
        .limit(MOST)
        .mapToLong(Long::longValue)
        .toArray();
  }

  private static int mostTellingFirst(Long one, Long other) {
    boolean telling = isTelling(one);
    return telling != isTelling(other) ? (telling ? -1 : 1) : Long.compare(other, one);
  }

  /** Groups of digits with single separators between them. */
  private void read() {
    int groups = 0;
    int digits = 0;
    long value = 0;
    int lastGroup = 0;
    boolean isDay = true;
    do {
      at += groups > 0 ? 1 : 0;
      int from = at;
      for (; digit(at) >= 0; at++) {
        value = digits < LONGEST ? 10 * value + digit(at) : value;
        digits += value > 0 ? 1 : 0;
      }
      lastGroup = at - from;
      isDay &= groups < 2 ? lastGroup <= 2 : lastGroup == 2 || lastGroup == YEAR_DIGITS;
      groups++;
    } while (isJoint());
    boolean touchesLetter = at < text.length() && Character.isLetter(text.charAt(at));
    if (!touchesLetter && digits >= 2 && digits <= LONGEST && !(isDay && groups > 2)) {
      add(value, isTelling(value, digits, groups));
    }
  }

  private static boolean isTelling(long value, int digits, int groups) {
    boolean isYear =
        groups == 1 && digits == YEAR_DIGITS && value >= EARLIEST_YEAR && value <= LATEST_YEAR;
    return (digits > 2 || groups > 1) && !isYear && !isRound(value);
  }

  private static boolean isRound(long value) {
    long rest = value;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest < 10;
  }

  /**
   * Whether the character here joins two groups of digits: a point or comma always, other signs
   * only before three digits.
   */
  private boolean isJoint() {
    if (at >= text.length() || digit(at + 1) < 0) {
      return false;
    }
    char sign = text.charAt(at);
    if (sign == '.' || sign == ',' || sign == '\u066B' || sign == '\u066C') {
      return true;
    }
    boolean space = sign == ' ' || sign == '\u00A0' || sign == '\u202F' || sign == '\u2009';
    return (space || sign == '\'' || sign == '\u2019')
        && digit(at + 2) >= 0
        && digit(at + 3) >= 0
        && digit(at + 4) < 0;
  }

  private void add(long value, boolean telling) {
    if (size == found.length) {
      found = Arrays.copyOf(found, 2 * size);
    }
    found[size++] = value << 1 | (telling ? 1 : 0);
  }

  private int digit(int index) {
    if (index >= text.length()) {
      return -1;
    }
    char c = text.charAt(index);
    return c < 0x80 ? (c >= '0' && c <= '9' ? c - '0' : -1) : Character.digit(c, 10);
  }
}

package dev.pactwire.ingest.time;

/** Years as dates write them: with two digits, by Japanese eras, of the Buddhist era. */
final class Years {

  private static final String REIWA = "令和";
  private static final String HEISEI = "平成";
  private static final int BEFORE_REIWA = 2018;
  private static final int BEFORE_HEISEI = 1988;

  /** The Buddhist era began so many years earlier; Thai dates count by it. */
  private static final int BUDDHIST = 543;

  private static final int SURELY_BUDDHIST = 2400;

  private Years() {}

  /**
   * The year of the common era.
   *
   * @param year digits, or an era and the year in it, the first of which is 元
   * @param month how the date names its month
   * @throws NumberFormatException if there are no digits where some must be
   */
  static int full(String year, String month) {
    if (year.startsWith(REIWA)) {
      return BEFORE_REIWA + inEra(year);
    }
    if (year.startsWith(HEISEI)) {
      return BEFORE_HEISEI + inEra(year);
    }
    int number = Integer.parseInt(year);
    if (year.length() <= 2) {
      // RFC 2822, 4.3: two digits below 50 are of this century, the others of the last.
      return number + (number < 50 ? 2000 : 1900);
    }
    return number > SURELY_BUDDHIST && isThai(month) ? number - BUDDHIST : number;
  }

  private static int inEra(String year) {
    String digits = year.substring(REIWA.length()).strip();
    return digits.equals("元") ? 1 : Integer.parseInt(digits);
  }

  private static boolean isThai(String month) {
    return Character.UnicodeScript.of(month.codePointAt(0)) == Character.UnicodeScript.THAI;
  }
}

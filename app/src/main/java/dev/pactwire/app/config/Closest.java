package dev.pactwire.app.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the option that was probably meant: the one with the fewest changed letters (Levenshtein
 * distance), if they are few.
 */
final class Closest {
  private static final int FEW = 3;

  private Closest() {}

  static Optional<String> to(String written) {
    return Arrays.stream(Key.values())
        .map(Key::key)
        .filter(key -> distance(key, written) <= FEW)
        .min(Comparator.comparingInt(key -> distance(key, written)));
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    Arrays.setAll(previous, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}

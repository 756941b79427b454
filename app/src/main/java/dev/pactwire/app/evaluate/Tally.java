package dev.pactwire.app.evaluate;

import java.util.OptionalDouble;
import java.util.Set;

/** Counts labels given and labels wanted. All figures are shares, 0 to 1. */
final class Tally {
  private int right;
  private int given;
  private int wanted;

  /** Adds one article. */
  void add(Set<String> want, Set<String> have) {
    wanted += want.size();
    given += have.size();
    right += (int) have.stream().filter(want::contains).count();
  }

  int given() {
    return given;
  }

  int wanted() {
    return wanted;
  }

  /** The share of the labels given that were wanted; empty when none was given. */
  OptionalDouble precision() {
    return share(right, given);
  }

  /** The share of the labels wanted that were given; empty when none was wanted. */
  OptionalDouble recall() {
    return share(right, wanted);
  }

  /** The harmonic mean of both; empty when there was nothing to give and nothing given. */
  OptionalDouble f1() {
    return share(2 * right, given + wanted);
  }

  static OptionalDouble share(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}

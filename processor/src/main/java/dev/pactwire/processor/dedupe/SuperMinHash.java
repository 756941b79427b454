package dev.pactwire.processor.dedupe;

import java.util.Arrays;

/**
 * The SuperMinHash signature of a set (Ertl 2017, arXiv:1706.05698): for each component the
 * smallest of what the elements draw for it.
 *
 * <p>Each element visits all components in a random order of its own. What it draws for the first
 * is smaller than what any draws for its second, and so on: so a component that was some element's
 * first need not be looked at again, and with a few hundred elements nearly all of them were. The
 * random numbers are those of SplitMix64 (Steele, Lea, Flood 2014) started with the element, taken
 * in turn for a value and for a step of a Fisher-Yates shuffle, whose bounded numbers are drawn as
 * in Lemire 2019. The signatures are those of hash4j, version 1.
 */
final class SuperMinHash {

  private static final int COMPONENTS = Fingerprint.COMPONENTS;
  private static final int PLACE_BITS = Integer.numberOfTrailingZeros(COMPONENTS);

  private static final long LOW_INT = 0xFFFFFFFFL;

  private final long[] elements;
  private final long[] values = new long[COMPONENTS];

  /** With which visit of an element a component got its value; {@link #COMPONENTS} for none yet. */
  private final int[] visits = new int[COMPONENTS];

  /**
   * What the shuffle of the current element has put in a place, under its number; places without
   * that number hold themselves. At most 2^14 elements take at most 2^7 turns.
   */
  private final int[] shuffled = new int[COMPONENTS];

  private int turn;

  private SuperMinHash(long[] elements) {
    this.elements = elements;
  }

  /**
   * The signature: the low 16 bits of each component, low byte first.
   *
   * @param elements distinct or not, at least one, at most {@value Shingles#MOST_TOKENS}
   */
  static byte[] of(long[] elements) {
    SuperMinHash hash = new SuperMinHash(elements);
    hash.firstVisits();
    if (hash.empty() > 0) {
      hash.secondVisits();
      hash.furtherVisits();
    }
    byte[] signature = new byte[2 * COMPONENTS];
    for (int i = 0; i < COMPONENTS; i++) {
      signature[2 * i] = (byte) hash.values[i];
      signature[2 * i + 1] = (byte) (hash.values[i] >>> 8);
    }
    return signature;
  }

  private void firstVisits() {
    long[] values = this.values;
    int[] visits = this.visits;
    Arrays.fill(values, Long.MAX_VALUE);
    Arrays.fill(visits, COMPONENTS);
    for (long element : elements) {
      long value = drawn(element, 1);
      int component = first(element);
      values[component] = Math.min(values[component], value);
      visits[component] = 0;
    }
  }

  /** Where an element goes first. */
  private static int first(long element) {
    return (int) drawn(element, 2) >>> (32 - PLACE_BITS);
  }

  /**
   * The second visit of each element, which is enough for nearly all articles: the same as {@link
   * #visit}, without a shuffle to be kept.
   */
  private void secondVisits() {
    for (long element : elements) {
      long product = (drawn(element, 4) & LOW_INT) * (COMPONENTS - 1);
      if (isUneven(product, COMPONENTS - 1)) {
        visit(element, 1, 2);
        continue;
      }
      int place = 1 + (int) (product >>> 32);
      if (visits[place] != 0 || visits[0] != 0) {
        int component = place == first(element) ? 0 : place;
        if (visits[component] != 0) {
          draw(component, 1, drawn(element, 3));
        }
      }
    }
  }

  private void furtherVisits() {
    int from = 2;
    for (int empty = empty(); empty > 0; empty = empty()) {
      int to = from == 2 ? enough(empty) : from + 1;
      for (long element : elements) {
        visit(element, from, to);
      }
      from = to;
    }
  }

  private int empty() {
    int empty = 0;
    for (int visit : visits) {
      empty += visit == COMPONENTS ? 1 : 0;
    }
    return empty;
  }

  /**
   * How many visits of each element reach all components with 99 % probability, if each leaves a
   * component empty as often as so many empty ones are among all.
   */
  private static int enough(int empty) {
    double visits = Math.ceil(Math.log(0.01 / COMPONENTS) / Math.log(empty / (double) COMPONENTS));
    return (int) Math.min(Math.max(3, visits), COMPONENTS);
  }

  private void visit(long element, int from, int to) {
    long state = element;
    turn++;
    for (int visit = 0; visit < to; visit++) {
      long valueState = state + Shingles.STEP;
      state = valueState + Shingles.STEP;
      int bound = COMPONENTS - visit;
      long product = random(state) * bound;
      while (isUneven(product, bound)) {
        state += Shingles.STEP;
        product = random(state) * bound;
      }
      int component = shuffle(visit, visit + (int) (product >>> 32));
      if (visit >= from && visit <= visits[component]) {
        draw(component, visit, Shingles.mix(valueState));
      }
    }
  }

  /** The random number that comes after so many steps. */
  private static long drawn(long element, int steps) {
    return Shingles.mix(element + steps * Shingles.STEP);
  }

  private static long random(long state) {
    return Shingles.mix(state) & LOW_INT;
  }

  /** Whether a product of a random number and a bound falls where some results are too frequent. */
  private static boolean isUneven(long product, int bound) {
    long low = product & LOW_INT;
    return low < bound && low < (1L << 32) % bound;
  }

  /** Takes the component at a place; the one from the front goes there. */
  private int shuffle(int front, int place) {
    int taken = at(place);
    shuffled[place] = turn << PLACE_BITS | at(front);
    return taken;
  }

  private int at(int place) {
    int held = shuffled[place];
    return held >>> PLACE_BITS == turn ? held & (COMPONENTS - 1) : place;
  }

  private void draw(int component, int visit, long value) {
    values[component] = visit < visits[component] ? value : Math.min(values[component], value);
    visits[component] = visit;
  }
}

package dev.pactwire.processor.dedupe;

/**
 * The lowest four bits of each component of a signature, side by side: one line of memory instead
 * of the nine of a row. Components that are equal are equal in these bits too, so that two sketches
 * tell how many components of two signatures are equal at most. Unlike texts agree in eight of 128
 * by chance; those that are looked for agree in more.
 */
final class Sketch {

  /** Ints of a sketch: eight components each. */
  static final int INTS = Fingerprint.COMPONENTS / 8;

  private static final int LOWEST = 0x1111_1111;

  private final int[] bits = new int[INTS];

  /**
   * Adds a pair of components.
   *
   * @param band number of the pair
   * @param key the two components
   */
  void add(int band, int key) {
    int both = (key & 0xF) | (key >>> 12 & 0xF0);
    bits[band / 4] |= both << 8 * (band % 4);
  }

  void copyTo(int[] target, int at) {
    System.arraycopy(bits, 0, target, at, INTS);
  }

  /** Number of components in which this one and a copied one do not differ. */
  int mostEqual(int[] other, int at) {
    int differing = 0;
    for (int i = 0; i < INTS; i++) {
      int difference = bits[i] ^ other[at + i];
      difference |= difference >>> 2;
      differing += Integer.bitCount((difference | difference >>> 1) & LOWEST);
    }
    return Fingerprint.COMPONENTS - differing;
  }
}

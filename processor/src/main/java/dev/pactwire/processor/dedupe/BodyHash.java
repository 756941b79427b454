package dev.pactwire.processor.dedupe;

/**
 * A 128-bit hash of a sequence of token hashes: two sums of 64 bits that are mixed differently.
 * Zero for no token.
 */
final class BodyHash {

  private long high;
  private long low;
  private long count;

  void add(long word) {
    count++;
    high = (high ^ word) * 0x9FB21C651E98DF25L;
    low = (Long.rotateLeft(low, 29) + word) * 0xD6E8FEB86659FD93L;
  }

  /** Keeps what was added before apart from what follows. */
  void separate() {
    if (count > 0) {
      add(0x5EA7A4E1L);
    }
  }

  long high() {
    return count == 0 ? 0 : Shingles.mix(high + count);
  }

  long low() {
    return count == 0 ? 0 : Shingles.mix(low ^ high);
  }
}

package dev.pactwire.processor.text;

/**
 * Finds the words of a text as long as its characters are plain ({@link Letters}).
 *
 * <p>Where a word ends is not foreseen by any processor, and a branch taken wrongly costs as much
 * as four letters. So nothing here branches on it: each character does the same, and what it notes
 * down is overwritten by the next one unless a word begins or ends there.
 */
final class PlainWords {

  /** Characters at a time: what is noted of them stays in the fastest memory. */
  private static final int BLOCK = 256;

  private final String text;
  private final TokenArrays found;

  /** The block, and where in the text it begins. */
  private final char[] block;

  private int base;

  /** Places in the block where a word begins or ends; the next one at {@link #count}. */
  private final int[] bounds;

  /** Odd within a word. */
  private int count;

  /** The sum and the kinds of the letters before each character of its word. */
  private final long[] sums;

  private final int[] kinds;

  /** Where the open word began, or -1, and the kind of its first letter. */
  private int start;

  private int first;

  PlainWords(String text, TokenArrays found) {
    int size = Math.min(BLOCK, text.length());
    this.text = text;
    this.found = found;
    this.block = new char[size];
    this.bounds = new int[size + 3];
    this.sums = new long[size + 1];
    this.kinds = new int[size + 1];
  }

  /**
   * Reads from outside a word to the next character that is not plain, or to the end of the text,
   * and returns its place. A word that ends there is left open: see {@link #start()}.
   */
  int read(int from) {
    start = -1;
    count = 0;
    sums[0] = WordHash.start();
    kinds[0] = 0;
    for (base = from; base < text.length(); ) {
      int size = Math.min(block.length, text.length() - base);
      text.getChars(base, base + size, block, 0);
      int read = scan(size);
      collect();
      base += read;
      sums[0] = sums[read];
      kinds[0] = kinds[read];
      if (read < size) {
        break;
      }
    }
    return base;
  }

  /** Where the word began that is open, or -1. */
  int start() {
    return start;
  }

  /** The kind of the first letter of the open word. */
  int first() {
    return first;
  }

  /** The kinds of all letters of the open word. */
  int kinds() {
    return kinds[0];
  }

  /** The sum of the letters of the open word. */
  long sum() {
    return sums[0];
  }

  /** Number of capital letters in a stretch of plain ones. */
  int capitals(int from, int to) {
    int capitals = 0;
    for (int i = from; i < to; i++) {
      capitals += (Letters.of(text.charAt(i)) & Letters.CAPITAL) != 0 ? 1 : 0;
    }
    return capitals;
  }

  /** Notes all bounds in the block, and returns how many of its characters are plain. */
  private int scan(int size) {
    final char[] block = this.block;
    final int[] bounds = this.bounds;
    final long[] sums = this.sums;
    final int[] kinds = this.kinds;
    int count = this.count;
    int inside = count;
    long sum = sums[0];
    int all = kinds[0];
    int at = 0;
    for (; at < size; at++) {
      int c = block[at];
      if (c >= Letters.COUNT) {
        break;
      }
      int kind = Letters.KINDS[c];
      if (kind < 0) {
        break;
      }
      int word = kind >>> Letters.WORD_BIT & 1;
      kinds[at] = all;
      sums[at] = sum;
      bounds[count] = at;
      count += word ^ inside;
      inside = word;
      sum = (sum ^ (kind & Letters.FOLDED)) * Letters.FACTORS[c] + Letters.STARTS[c];
      all = (all | kind) & -word;
    }
    kinds[at] = all;
    sums[at] = sum;
    this.count = count;
    return at;
  }

  /** Takes over the words that have ended. */
  private void collect() {
    final int[] bounds = this.bounds;
    final int open = count & 1;
    final int ended = count - open;
    found.reserve(ended >> 1);
    int to = found.size;
    int next = 0;
    if (start >= 0 && ended > 0) {
      // The word of the block before.
      add(to++, start, first, bounds[1]);
      next = 2;
    }
    for (; next < ended; next += 2) {
      int begin = bounds[next];
      add(to++, base + begin, Letters.KINDS[block[begin]], bounds[next + 1]);
    }
    found.size = to;
    if (open != 0 && (start < 0 || ended > 0)) {
      start = base + bounds[ended];
      first = Letters.KINDS[block[bounds[ended]]];
    } else if (open == 0) {
      start = -1;
    }
    count = open;
  }

  private void add(int to, int from, int first, int end) {
    int all = kinds[end];
    int flags = (first & (Letters.CAPITAL | Letters.CASELESS) | all & Letters.DIGIT) >>> 16;
    boolean mayBeLoud = (all & (Letters.CAPITAL | Letters.SMALL)) == Letters.CAPITAL;
    if (mayBeLoud && base + end - from > 1 && capitals(from, base + end) > 1) {
      flags |= Tokens.ALL_CAPS;
    }
    found.starts[to] = from;
    found.ends[to] = base + end;
    found.hashes[to] = WordHash.finish(sums[end]);
    found.flags[to] = (byte) flags;
  }
}
